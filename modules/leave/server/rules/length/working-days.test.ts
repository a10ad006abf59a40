import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { officeDays } from '../testing/holidays.ts';
import { addDays, byYear, calendarDays } from './calendar-days.ts';
import { chargedDays, chargeOfPart } from './charged-days.ts';
import { endOf, lengthOf } from './length.ts';
import { endOfWorkingDays, nextWorkingDay, workingDays } from './working-days.ts';

const someDay = fc.integer({ min: 0, max: 729 }).map((days) => addDays('2025-01-01', days));

describe('working days', () => {
  test.each([
    ['2025-01-01', '2025-12-31', 237],
    ['2026-01-01', '2026-12-31', 240],
    ['2025-04-01', '2025-04-30', 16],
    ['2026-05-01', '2026-05-31', 16],
    ['2026-08-01', '2026-08-31', 19],
    ['2026-05-11', '2026-05-29', 11],
  ])('from %s to %s are %i', (first, last, count) => {
    expect(workingDays(first, last, officeDays)).toBe(count);
  });

  test('of annual leave end after holidays and collective leave, which never count', () => {
    // 14 May is a holiday, 15 May collective leave.
    expect(endOfWorkingDays('2026-05-11', 4, officeDays)).toBe('2026-05-18');
    expect(nextWorkingDay('2026-05-13', officeDays)).toBe('2026-05-18');
    expect(endOf('2026-05-11', { amount: 11, unit: 'working-day' }, officeDays)).toBe('2026-05-29');
  });

  test('end where counting them again ends', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (first, count) => {
        const last = endOfWorkingDays(first, count, officeDays);
        expect(workingDays(first, last, officeDays)).toBe(count);
        expect(workingDays(first, addDays(last, -1), officeDays)).toBe(count - 1);
        expect(lengthOf(first, last, 'working-day', officeDays)).toEqual([
          { amount: count, unit: 'working-day' },
        ]);
      }),
    );
  });

  test('are not searched for without end', () => {
    expect(() => endOfWorkingDays('2026-01-01', 1, () => 'rest')).toThrow('no working day');
  });
});

describe('what annual leave costs', () => {
  const whole = { part: null, remoteDays: 0 };

  test('is counted in each year by itself', () => {
    expect(chargedDays({ first: '2025-12-29', last: '2026-01-06', ...whole }, officeDays)).toEqual([
      { year: 2025, first: '2025-12-29', days: 3 },
      { year: 2026, first: '2026-01-01', days: 3 },
    ]);
    expect(chargedDays({ first: '2026-05-14', last: '2026-05-17', ...whole }, officeDays)).toEqual([]);
  });

  test('leaves out the days that a remote place adds at the end', () => {
    const leave = { first: '2026-06-08', last: '2026-06-23', part: null, remoteDays: 9 };
    expect(chargedDays(leave, officeDays)).toEqual([{ year: 2026, first: '2026-06-08', days: 5 }]);
  });

  test.each([
    [{ half: 'morning' } as const, 0.5],
    [{ hours: 1 }, 0.125],
    [{ hours: 2.25 }, 0.375],
    [{ hours: 7.5 }, 1],
    [{ hours: 11 }, 1],
  ])('for %j is %d of a day', (part, cost) => {
    expect(chargeOfPart(part)).toBe(cost);
    expect(chargedDays({ first: '2026-06-08', last: '2026-06-08', part, remoteDays: 0 }, officeDays)).toEqual(
      [{ year: 2026, first: '2026-06-08', days: cost }],
    );
  });
});

test('a range falls into its years without gap or overlap', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 1200 }), (first, more) => {
      const parts = byYear(first, addDays(first, more));
      expect(parts.reduce((sum, part) => sum + calendarDays(part.first, part.last), 0)).toBe(more + 1);
      expect(parts.every((part) => part.first.slice(0, 4) === part.last.slice(0, 4))).toBe(true);
    }),
  );
});
