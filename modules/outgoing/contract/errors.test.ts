import { expect, it } from 'vitest';
import { declaredErrors } from '#core/contract/errors.ts';
import en from '../locales/en.json' with { type: 'json' };
import id from '../locales/id.json' with { type: 'json' };
import './errors.ts';

it('every refusal is told in both languages, and no text tells of one that does not exist', () => {
  const declared = [...declaredErrors().keys()].filter((code) => code.startsWith('outgoing.'));
  const told = (texts: Record<string, string>) =>
    Object.keys(texts)
      .filter((key) => key.startsWith('errors.'))
      .map((key) => key.slice('errors.'.length));
  expect(told(id).sort()).toEqual(declared.sort());
  expect(told(en).sort()).toEqual(declared);
});
