import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultModuleSettings, houseModules } from '#app/modules.ts';
import { declaredErrors } from '#core/contract/errors.ts';
import { event } from '#core/contract/event.ts';
import { anyone, type Operation, operation } from '#core/contract/operation.ts';
import { permission } from '#core/contract/permission.ts';
import { coreTexts } from '#core/i18n/core-texts.ts';
import { halfTold, keptSecrets, looseEnds, operationFaults, untold } from './contract-rules.ts';
import publicOperations from './public-operations.json' with { type: 'json' };
import { moduleNames, sourceTree } from './source-tree.ts';

const modules = houseModules(defaultModuleSettings, {} as never);
const operations = modules.flatMap((module) => module.routes).map((route) => route.operation);
const texts = [...coreTexts, ...modules.map((module) => module.locales)];
const id: Record<string, string> = Object.assign({}, ...texts.map((one) => one.id));
const en: Record<string, string> = Object.assign({}, ...texts.map((one) => one.en));
const keys = new Set(Object.keys(id));

describe('the contract', () => {
  it('has every operation once, with its access', () => {
    expect(operationFaults(operations, publicOperations)).toEqual([]);
  });

  it('lists as public exactly what is public', () => {
    const open = operations.filter((op) => op.access.kind === 'public').map((op) => op.id);
    expect(open.sort()).toEqual([...publicOperations].sort());
  });

  it('notices a planted operation: without access, twice, secretly public', () => {
    const planted = operation({
      id: 'planted.steal-all',
      method: 'GET',
      path: '/api/planted',
      summary: '',
      access: anyone,
      input: z.strictObject({}),
      output: undefined,
    });
    expect(operationFaults([planted], [])).toContain(
      'planted.steal-all is public, but not in the list of public operations',
    );
    expect(operationFaults([planted, planted], ['planted.steal-all'])).toHaveLength(1);
    const open = { ...planted, access: undefined } as unknown as Operation;
    expect(operationFaults([open], [])).toContain('planted.steal-all has no access');
  });

  it('notices a planted printed form that costs no allowance', () => {
    const form = operations.find((op) => op.costs === 'print')!;
    expect(operationFaults([{ ...form, costs: undefined }], [])).toEqual([
      `${form.id} makes or takes files, but costs no allowance`,
    ]);
  });

  it('keeps no answer with a secret in it for a second use of its key', () => {
    expect(keptSecrets(operations)).toEqual([]);
    const maker = operations.find((op) => op.id === 'identity.create-key')!;
    expect(keptSecrets([{ ...maker, tellsOnce: false }])).toHaveLength(1);
  });

  it('has a text for every event, right and error', () => {
    const errors = [...declaredErrors().keys()];
    expect(
      modules
        .flatMap((module) => untold(module, [], keys))
        .concat(untold({ events: [], permissions: [] }, errors, keys)),
    ).toEqual([]);
  });

  it('notices a planted event, right and error without a text', () => {
    const module = {
      events: [event({ type: 'planted.happened', version: 1, payload: z.object({}) })],
      permissions: [permission('planted.do')],
    };
    expect(untold(module, ['planted.wrong'], keys)).toEqual([
      'no text events.planted.happened',
      'no text permissions.planted.do',
      'no text errors.planted.wrong',
    ]);
  });

  it('says everything in both languages', () => {
    expect(halfTold(id, en)).toEqual([]);
    expect(halfTold({ a: 'x' }, {})).toEqual(['a has no English text']);
    expect(halfTold({ a: 'x' }, { a: 'x', a_one: 'y' })).toEqual([]);
    expect(halfTold({}, { b_one: 'y' })).toEqual(['b_one has no Indonesian text']);
  });

  it('has no subscriber that waits in vain and no work that is named twice', () => {
    expect(looseEnds(modules)).toEqual([]);
    const planted = event({ type: 'planted.never', version: 1, payload: z.object({}) });
    const waiting = {
      name: 'planted',
      events: [],
      jobs: [],
      subscribers: [{ name: 'planted.wait' as const, event: planted, handle: async () => {} }],
    };
    expect(looseEnds([waiting])).toEqual(['planted.wait waits for planted.never, which nobody tells']);
  });

  it('only fails with codes that are declared', () => {
    const used = sourceTree()
      .filter((file) => !/\.test\.tsx?$|\/test\/|^tests\//.test(file.path))
      .flatMap((file) =>
        [...file.text.matchAll(/\b(?:fail|ensure)\((?:[^;]*?)'([a-z]+\.[a-z-]+)'/g)].map((match) => ({
          path: file.path,
          code: match[1]!,
        })),
      );
    expect(used.length).toBeGreaterThan(20);
    expect(
      used.filter(
        ({ code }) => !declaredErrors().has(code) && !/^(letters|dispositions)\.(register|give)$/.test(code),
      ),
    ).toEqual([]);
  });

  it('lists the folders of modules, all of them and no others', () => {
    expect(modules.map((module) => module.name).sort()).toEqual(moduleNames().sort());
  });
});
