import { describe, expect, it } from 'vitest';
import { importRules, importViolations, moduleCycles } from './import-rules.ts';
import { sourceFile, sourceTree } from './source-tree.ts';

const tree = sourceTree();

describe('imports', () => {
  it.each(importRules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    expect(importViolations(tree, [rule])).toEqual([]);
  });

  it.each(importRules.map((rule) => [rule.name, rule] as const))(
    'notice a planted violation: %s',
    (_, rule) => {
      expect(importViolations([sourceFile(rule.planted.path, rule.planted.text)], [rule])).toHaveLength(1);
    },
  );

  it('among modules make no circle', () => {
    expect(moduleCycles(tree)).toEqual([]);
  });

  it('notice a planted circle', () => {
    const planted = [
      sourceFile(
        'modules/letters/server/a.ts',
        "import { x } from '#modules/dispositions/server/dispositions.api.ts';",
      ),
      sourceFile(
        'modules/dispositions/server/b.ts',
        "import { y } from '#modules/letters/server/letters.api.ts';",
      ),
    ];
    expect(moduleCycles(planted)).toContain('letters → dispositions → letters');
  });
});
