import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { officeDays } from '../testing/holidays.ts';
import { addDays, calendarDays, type DayText } from './calendar-days.ts';
import { endOf, lengthOf, together } from './length.ts';
import { dayAfterMonths, endOfMonths, monthsAndDays } from './months.ts';

const someDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2023-01-01', days));
const someMonths = fc.integer({ min: 1, max: 48 });

/** The same rule said otherwise: walk day by day until the number of the first day comes round, or the month runs out. */
function walked(first: DayText, months: number): DayText {
  const wanted = Number(first.slice(8));
  let day = first;
  for (let passed = 0; ; ) {
    const next = addDays(day, 1);
    if (next.slice(0, 7) !== day.slice(0, 7)) {
      const reached = Number(day.slice(8));
      // The month that was just left was the last one and had no day of that number.
      if (passed === months && reached < wanted) return day;
      passed++;
    }
    if (passed === months && Number(next.slice(8)) === wanted) return day;
    day = next;
  }
}

describe('a term of months', () => {
  test.each([
    ['2026-01-15', 1, '2026-02-14'],
    ['2026-01-28', 1, '2026-02-27'],
    ['2026-01-29', 1, '2026-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2026-02-01', 1, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-07-01', 3, '2026-09-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-06-08', 1.5, '2026-07-22'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-28'],
    ['2026-01-01', 36, '2028-12-31'],
  ])('from %s of %d months ends on %s', (first, months, last) => {
    expect(endOfMonths(first, months)).toBe(last);
  });

  test('ends where walking day by day ends', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 14 }), (first, months) => {
        expect(endOfMonths(first, months)).toBe(walked(first, months));
      }),
    );
  });

  test('that begins later never ends earlier, and more months end later', () => {
    fc.assert(
      fc.property(someDay, someMonths, (first, months) => {
        expect(endOfMonths(addDays(first, 1), months) >= endOfMonths(first, months)).toBe(true);
        expect(endOfMonths(first, months + 1) > endOfMonths(first, months)).toBe(true);
      }),
    );
  });

  test('is read back from its days', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 1500 }), (first, more) => {
        const last = addDays(first, more);
        const { months, days } = monthsAndDays(first, last);
        expect(addDays(dayAfterMonths(first, months), days - 1)).toBe(last);
        expect(days).toBeLessThan(32);
        expect(endOfMonths(first, months + 1) > last).toBe(true);
      }),
    );
    expect(monthsAndDays('2026-06-08', '2026-06-07')).toEqual({ months: 0, days: 0 });
  });
});

test('lengths are told in the unit of the law, with what makes no whole one beside it', () => {
  expect(lengthOf('2026-01-01', '2029-02-10', 'year', officeDays)).toEqual([
    { amount: 3, unit: 'year' },
    { amount: 1, unit: 'month' },
    { amount: 10, unit: 'calendar-day' },
  ]);
  expect(lengthOf('2026-07-01', '2026-09-30', 'month', officeDays)).toEqual([{ amount: 3, unit: 'month' }]);
  expect(lengthOf('2026-07-01', '2026-07-14', 'calendar-day', officeDays)).toEqual([
    { amount: 14, unit: 'calendar-day' },
  ]);
  expect(endOf('2026-01-01', { amount: 3, unit: 'year' }, officeDays)).toBe('2028-12-31');
  expect(
    calendarDays('2026-07-01', endOf('2026-07-01', { amount: 14, unit: 'calendar-day' }, officeDays)),
  ).toBe(14);
});

test('a year and six months are eighteen months; days are added to no months', () => {
  expect(together({ amount: 1, unit: 'year' }, { amount: 6, unit: 'month' })).toEqual({
    amount: 18,
    unit: 'month',
  });
  expect(together({ amount: 3, unit: 'year' }, { amount: 1, unit: 'year' })).toEqual({
    amount: 4,
    unit: 'year',
  });
  expect(() => together({ amount: 1, unit: 'year' }, { amount: 6, unit: 'calendar-day' })).toThrow(
    'no months',
  );
});
