import { expect, it } from 'vitest';
import { nationalGroups, nationalKinds } from '../../letter-kinds.ts';
import { groupFaults } from './group-faults.ts';

const ofLetters = nationalGroups.find(({ code }) => code === 'surat-dinas')!;
const ofDecrees = nationalGroups.find(({ code }) => code === 'keputusan')!;
const codes = (change: object, group = ofLetters) =>
  groupFaults({ ...group, ...change }, nationalKinds).map(({ code }) => code);

it('the groups of the nation have no fault', () => {
  expect(nationalGroups.flatMap((group) => groupFaults(group, nationalKinds))).toEqual([]);
});

it('letters that must have a classification code have a pattern that prints it', () => {
  expect(codes({ pattern: '{seq}/{unit}/{tahun}' })).toEqual(['outgoing.pattern-needs-code']);
  expect(codes({ pattern: '{seq}/{unit}/{tahun}' }, ofDecrees)).toEqual([]);
});

it('codes that count for themselves would print the same number without it', () => {
  expect(codes({ counter: 'classification' }, ofDecrees)).toEqual(['outgoing.pattern-needs-code']);
});

it('a pattern that is wrong by itself is told first', () => {
  expect(codes({ pattern: '{unit}' })).toEqual(['outgoing.pattern-sequence-missing']);
});
