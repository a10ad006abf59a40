import { expect, it } from 'vitest';
import { letterheadForm } from './letterhead-form.ts';

it.each([
  ['by-signer', 'regional-head', 'post'],
  ['by-signer', 'deputy-regional-head', 'post'],
  ['by-signer', 'regional-secretary', 'agency'],
  ['by-signer', 'other', 'agency'],
  ['agency', 'regional-head', 'agency'],
  ['post', 'other', 'post'],
  ['none', 'regional-head', null],
] as const)(
  'a letter whose head goes %s and that is issued by %s has the head of the %s',
  (rule, office, form) => {
    expect(letterheadForm(rule, office)).toBe(form);
  },
);
