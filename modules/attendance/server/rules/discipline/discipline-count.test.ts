import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountedDay, countDiscipline } from './discipline-count.ts';
import { disciplineTables } from './discipline-tables.ts';

/** The n-th day of 2026, and so on into other years. */
const dayNumber = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);
/** Absent on every second working day, so that there is never a row. */
const scattered = (absences: number): CountedDay[] =>
  Array.from({ length: absences * 2 }, (_, i) => ({
    day: dayNumber(i + 1),
    working: true,
    absentDays: i % 2 === 0 ? 1 : 0,
  }));
const count = (days: readonly CountedDay[], asOf = '2026-12-31') =>
  countDiscipline(days, asOf, disciplineTables);

describe('days without valid reason in a year', () => {
  test.each([
    [0, null],
    [2, null],
    [3, 'oral-reprimand'],
    [6, 'written-reprimand'],
    [7, 'written-dissatisfaction'],
    [10, 'written-dissatisfaction'],
    [11, 'allowance-cut-6-months'],
    [14, 'allowance-cut-9-months'],
    [20, 'allowance-cut-12-months'],
    [21, 'demotion-12-months'],
    [24, 'demotion-12-months'],
    [27, 'released-12-months'],
    [28, 'dismissal'],
    [120, 'dismissal'],
  ])('%d reach %s', (days, measure) => {
    expect(count(scattered(days)).reached.map((one) => one.measure)).toEqual(measure ? [measure] : []);
  });

  test.each([
    [1, []],
    [2, [3]],
    [3, [4]],
    [5, [7]],
    [7, []],
    [8, [11]],
    [10, [11, 14]],
    [12, [14, 17]],
    [14, [17, 21]],
    [17, [21, 25]],
    [19, [21, 25, 28]],
    [28, []],
  ])('%d warn of thresholds %j, from two thirds of each on', (days, thresholds) => {
    expect(count(scattered(days)).nearing.map((one) => one.threshold)).toEqual(thresholds);
  });

  test('begin anew with the year, and end on the day that is asked for', () => {
    const days = Array.from({ length: 5 }, (_, i) => ({
      day: ['2025-12-30', '2025-12-31', '2026-01-02', '2026-01-05', '2026-02-02'][i]!,
      working: true,
      absentDays: 1 as const,
    }));
    expect(count(days)).toMatchObject({ year: 2026, daysInYear: 3, daysInARow: 5 });
    expect(count(days, '2026-01-05').daysInYear).toBe(2);
  });

  test('count halves, and reach nothing with a half', () => {
    const days: CountedDay[] = [...scattered(2), { day: '2026-06-01', working: true, absentDays: 0.5 }];
    expect(count(days)).toMatchObject({ daysInYear: 2.5, reached: [] });
    expect(count([...days, { day: '2026-06-02', working: true, absentDays: 0.5 }]).reached).toHaveLength(1);
  });

  test('rest on no table before it was in force', () => {
    const days: CountedDay[] = Array.from({ length: 9 }, (_, i) => ({
      day: `2021-08-${11 + i}`,
      working: true,
      absentDays: 1,
    }));
    expect(count(days, '2021-08-30')).toMatchObject({ daysInYear: 9, reached: [], nearing: [] });
    expect(count(days, '2021-08-31').reached).not.toEqual([]);
  });
});

describe('days in a row', () => {
  const row = (length: number, from = 1): CountedDay[] =>
    Array.from({ length }, (_, i) => ({ day: dayNumber(from + i), working: true, absentDays: 1 }));

  test('reach the threshold of ten, also over the turn of the year, and warn from seven on', () => {
    const over = row(10, -3);
    expect(count(over)).toMatchObject({ daysInYear: 6, daysInARow: 10 });
    expect(count(over).reached).toContainEqual(
      expect.objectContaining({ counted: 'in-a-row', threshold: 10, measure: 'dismissal' }),
    );
    const rowWarned = (length: number) =>
      count(row(length)).nearing.some((finding) => finding.counted === 'in-a-row');
    expect([6, 7, 9, 10].map(rowWarned)).toEqual([false, true, true, false]);
  });

  test('stay reached when the person came again', () => {
    expect(count([...row(10), { day: '2026-02-02', working: true, absentDays: 0 }])).toMatchObject({
      daysInARow: 0,
      longestInARow: 10,
      reached: [{ counted: 'in-year' }, { counted: 'in-a-row', days: 10 }],
    });
  });

  test('are not broken by days off, but by a day that was worked or partly covered', () => {
    const off: CountedDay = { day: '2026-01-05', working: false, absentDays: 0 };
    const days = row(10).filter(({ day }) => day !== off.day);
    expect(count([...days, off]).daysInARow).toBe(9);
    expect(count([...days, { ...off, working: true }]).daysInARow).toBe(5);
    expect(count([...days, { ...off, working: true, absentDays: 0.5 }]).daysInARow).toBe(5);
  });

  test('are the longest run of a line of letters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'H', 'P', 'o'), { maxLength: 80, size: 'max' }),
        (letters) => {
          const days = letters.map<CountedDay>((letter, i) => ({
            day: dayNumber(i + 1),
            working: letter !== 'o',
            absentDays: letter === 'A' ? 1 : letter === 'H' ? 0.5 : 0,
          }));
          const line = letters.join('').replaceAll('o', '');
          const runs = line.split(/[^A]/).map((run) => run.length);
          const { daysInARow, longestInARow, daysInYear } = count([...days].reverse());
          expect(longestInARow).toBe(Math.max(...runs));
          expect(daysInARow).toBe(runs.at(-1));
          expect(daysInYear).toBe(line.split('A').length - 1 + (line.split('H').length - 1) / 2);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});
