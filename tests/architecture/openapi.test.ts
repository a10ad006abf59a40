import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultModuleSettings, houseModules } from '#app/modules.ts';
import { programVersion } from '#app/program-version.ts';
import { openApi } from '#core/http/openapi.ts';
import { openApiFaults } from './openapi-rules.ts';

const modules = houseModules(defaultModuleSettings, {} as never);
const document = openApi(
  modules.flatMap((module) => module.routes),
  programVersion(),
);
const file = path.join(import.meta.dirname, '../openapi.json');

describe('the API document', () => {
  it('is the committed one', () => {
    const text = `${JSON.stringify(document, null, 1)}\n`;
    if (process.env.WRITE_OPENAPI) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it('lints clean', () => {
    expect(openApiFaults(document)).toEqual([]);
  });

  it('notices planted faults: a parameter without a place, a twin id, an answer without a shape, no access', () => {
    const planted = structuredClone(document) as {
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    const session = planted.paths['/api/session']!.get!;
    planted.paths['/api/planted/{id}'] = {
      get: { ...session, parameters: [], responses: { 200: { description: 'x' } }, 'x-access': undefined },
    };
    expect(openApiFaults(planted as never)).toEqual([
      'GET /api/planted/{id}: {id} is not described',
      'GET /api/planted/{id}: the id stands twice',
      'GET /api/planted/{id}: 200 has no content',
      'GET /api/planted/{id}: has no access',
    ]);
  });
});
