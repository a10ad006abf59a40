import { expect, test } from 'vitest';
import type { DisciplineCount } from '../../../contract/discipline.ts';
import { bearsOut } from './bears-out.ts';

const count = (more: Partial<DisciplineCount>): DisciplineCount => ({
  ...{ year: 2026, daysInYear: 0, daysInARow: 0, longestInARow: 0, reached: [], nearing: [] },
  ...more,
});

test('a threshold stands while the days of the year bear it out', () => {
  const reached = { counted: 'in-year', threshold: 3, stage: 'reached' } as const;
  expect(bearsOut(count({ daysInYear: 3 }), reached)).toBe(true);
  expect(bearsOut(count({ daysInYear: 2.5 }), reached)).toBe(false);
  expect(bearsOut(count({ daysInYear: 2 }), { ...reached, stage: 'nearing' })).toBe(true);
  expect(bearsOut(count({ daysInYear: 1.5 }), { ...reached, stage: 'nearing' })).toBe(false);
});

test('a row of which people were warned was one also after its person came back', () => {
  const near = { counted: 'in-a-row', threshold: 10, stage: 'nearing' } as const;
  expect(bearsOut(count({ longestInARow: 7, daysInARow: 0 }), near)).toBe(true);
  expect(bearsOut(count({ longestInARow: 6, daysInARow: 6 }), near)).toBe(false);
  expect(bearsOut(count({ longestInARow: 9 }), { ...near, stage: 'reached' })).toBe(false);
});
