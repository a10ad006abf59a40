import { describe, expect, it } from 'vitest';
import { defaultModuleSettings, houseModules } from '#app/modules.ts';
import { coreTexts } from '#core/i18n/core-texts.ts';
import officeTexts from '../../office/locales/id.json' with { type: 'json' };
import portalTexts from '../../portal/locales/id.json' with { type: 'json' };
import { type SourceFile, sourceFile, sourceTree } from './source-tree.ts';

const modules = houseModules(defaultModuleSettings, {} as never);
const known = new Set(
  [
    ...coreTexts.map(({ id }) => id),
    ...modules.map(({ locales }) => locales.id),
    officeTexts,
    portalTexts,
  ].flatMap((texts) => Object.keys(texts)),
);

/** Texts that a screen asks for by their whole name and that no locale has, as `file: key`. */
function missingTexts(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /^(office|portal|modules\/[^/]+\/(office|portal))\/.*\.tsx?$/.test(path))
    .filter(({ path }) => !path.includes('.test.'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)]
        .map((match) => match[1]!)
        .filter((key) => key.includes('.') && !known.has(key))
        .map((key) => `${path}: ${key}`),
    );
}

describe('the texts of the screens', () => {
  it('are all there', () => {
    expect(missingTexts(sourceTree())).toEqual([]);
  });

  it('notice one that is not', () => {
    const planted = sourceFile('modules/letters/office/planted.tsx', "t('letters.planted.never')");
    expect(missingTexts([planted])).toEqual(['modules/letters/office/planted.tsx: letters.planted.never']);
  });
});
