import { expect, it } from 'vitest';
import type { RecapLine } from '../../contract/registers.ts';
import { sumsOf } from './recap-sums.ts';

const line = (change: Partial<Omit<RecapLine, 'unitId'>> & { unitId?: string }): RecapLine =>
  ({
    unitId: 'a',
    unitName: 'Dinas',
    kindCode: 'SDINAS',
    kindName: 'Surat Dinas',
    month: 1,
    signed: 1,
    sentLate: 0,
    medianDays: 1,
    ...change,
  }) as RecapLine;

it('gathers the months of a unit and kind, and keeps others apart', () => {
  const sums = sumsOf([
    line({ month: 1, signed: 2, sentLate: 1 }),
    line({ month: 3, signed: 5 }),
    line({ kindCode: 'SE', month: 1, signed: 4 }),
    line({ unitId: 'b', month: 1, signed: 7 }),
  ]);
  expect(sums.map(({ signed, sentLate, months }) => [signed, sentLate, months])).toEqual([
    [7, 1, { 1: 2, 3: 5 }],
    [4, 0, { 1: 4 }],
    [7, 0, { 1: 7 }],
  ]);
});

it('takes the middle of the months by how many letters each has', () => {
  const [sum] = sumsOf([
    line({ month: 1, signed: 1, medianDays: 30 }),
    line({ month: 2, signed: 9, medianDays: 2 }),
    line({ month: 3, signed: 1, medianDays: 1 }),
  ]);
  expect(sum!.medianDays).toBe(2);
});
