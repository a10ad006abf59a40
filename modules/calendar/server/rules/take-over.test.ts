import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysFrom } from './days.ts';
import { type Dated, inForce } from './decided.ts';
import { endingAfter, endingFault, takeOver } from './take-over.ts';

type Row = Dated & { name: string };
const first = '2026-11-01';
const days = daysFrom(first, addDays(first, 59));
const dayAt = (at: number) => addDays(first, at);

/** Rows that follow each other, with gaps, the last perhaps without an end. */
const rows: fc.Arbitrary<Row[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 6 })
  .chain((marks) => fc.tuple(fc.constant(marks.toSorted((a, b) => a - b)), fc.boolean()))
  .map(([marks, open]) =>
    marks.flatMap((start, index) => {
      if (index % 2 === 1) return [];
      const end = marks[index + 1];
      if (end === undefined && !open) return [];
      return [
        { name: `row ${index}`, startsOn: dayAt(start), endsBefore: end === undefined ? null : dayAt(end) },
      ];
    }),
  );
const next: fc.Arbitrary<Row> = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.option(fc.integer({ min: 1, max: 20 })))
  .map(([start, length]) => ({
    name: 'next',
    startsOn: dayAt(start),
    endsBefore: length === null ? null : dayAt(start + length),
  }));
const today = fc.integer({ min: 0, max: 40 }).map(dayAt);

/** The rows as they stand after the writing. */
function written(before: readonly Row[], one: Row, now: string): Row[] | null {
  const taken = takeOver(before, one, now);
  if (!taken) return null;
  const cut = new Map(taken.cut.map(({ row, endsBefore }) => [row, { ...row, endsBefore }]));
  return [
    ...before.map((row) => cut.get(row) ?? row),
    ...taken.resumed.map(({ row, ...time }) => ({ ...row, ...time })),
    one,
  ];
}

describe('a row that counts for a time', () => {
  test('counts on each of its days, and what stood before on every other', () => {
    fc.assert(
      fc.property(rows, next, today, (before, one, now) => {
        const after = written(before, one, now);
        fc.pre(after !== null);
        for (const day of days) {
          const expected = inForce([one], day) ?? inForce(before, day);
          expect(inForce(after, day)?.name).toBe(expected?.name);
          expect(after.filter((row) => inForce([row], day))).toHaveLength(expected ? 1 : 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is refused exactly where today or a day before would become another', () => {
    fc.assert(
      fc.property(rows, next, today, (before, one, now) => {
        const touches = days.some((day) => day <= now && inForce([one], day) && inForce(before, day));
        expect(takeOver(before, one, now) === null).toBe(touches);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an ending', () => {
  const row = { startsOn: '2026-11-10', endsBefore: '2026-12-01' };
  const today = '2026-11-21';

  test.each([
    ['2026-11-21', null],
    ['2026-11-29', null],
    ['2026-11-20', 'calendar.begun-stays'],
    ['2026-11-30', 'calendar.ended-already'],
  ])('with %s as the last day, today being the 21st: %s', (lastDay, fault) => {
    expect(endingFault(row, lastDay, today)).toBe(fault);
  });

  test('of what is over, or never came into force, is none', () => {
    expect(endingFault({ ...row, endsBefore: '2026-11-22' }, '2026-11-21', today)).toBe(
      'calendar.ended-already',
    );
    expect(endingFault({ startsOn: '2027-01-01', endsBefore: '2027-01-01' }, '2026-12-01', today)).toBe(
      'calendar.ended-already',
    );
  });

  test('before a row begins leaves it without a day', () => {
    expect(endingAfter(row, '2026-11-25')).toBe('2026-11-26');
    expect(endingAfter({ startsOn: '2027-01-01', endsBefore: null }, '2026-11-30')).toBe('2027-01-01');
  });
});
