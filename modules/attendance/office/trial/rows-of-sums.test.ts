import { expect, test } from 'vitest';
import type { SimulatedSums } from '../../contract/simulations.ts';
import { rowsOfSums } from './rows-of-sums.ts';

const nothing: SimulatedSums = {
  ...{ workingDays: 0, late: 0, early: 0, noCheckIn: 0, noCheckOut: 0, absentDays: 0 },
  ...{ workedMinutes: 0, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0, deduction: 0, tiers: {} },
};

test('only what is something on one side is compared, and what it costs always', () => {
  expect(rowsOfSums(nothing, nothing, 'all')).toEqual([{ name: 'deduction', tier: null, was: 0, is: 0 }]);
  const before = { ...nothing, late: 2, tiers: { TL2: 2 }, deduction: 200 };
  const after = { ...nothing, early: 1, tiers: { PSW1: 1 }, deduction: 50 };
  expect(rowsOfSums(before, after, 'all')).toEqual([
    { name: 'late', tier: null, was: 2, is: 0 },
    { name: 'early', tier: null, was: 0, is: 1 },
    { name: 'tiers', tier: 'PSW1', was: 0, is: 1 },
    { name: 'tiers', tier: 'TL2', was: 2, is: 0 },
    { name: 'deduction', tier: null, was: 200, is: 50 },
  ]);
  const same = { ...before, lateMinutes: 80 };
  expect(rowsOfSums(same, { ...same, deduction: 50 }, 'changed')).toEqual([
    { name: 'deduction', tier: null, was: 200, is: 50 },
  ]);
});

test('what changes stands before what stays', () => {
  const before = { ...nothing, workingDays: 20, late: 2, workedMinutes: 9_000, deduction: 200 };
  const after = { ...before, late: 1, workedMinutes: 9_015 };
  expect(rowsOfSums(before, after, 'all').map(({ name }) => name)).toEqual([
    ...['late', 'workedMinutes'],
    ...['workingDays', 'deduction'],
  ]);
});
