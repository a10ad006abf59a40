import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../length/calendar-days.ts';
import type { PartOfDay } from '../length/charged-days.ts';
import { officeDays } from '../testing/holidays.ts';
import { type Absence, overlaps } from './overlaps.ts';
import { leastPeople, shortDays } from './staffing.ts';

const absence = (id: string, first: string, last = first, part: PartOfDay | null = null): Absence => ({
  id,
  first,
  last,
  part,
});

describe('leave of the same person', () => {
  test('overlaps where a day is in both, and never itself', () => {
    const asked = absence('a', '2026-06-08', '2026-06-12');
    const others = [
      absence('a', '2026-06-08'),
      absence('b', '2026-06-12', '2026-06-15'),
      absence('c', '2026-06-13'),
      absence('d', '2026-06-01', '2026-06-07'),
    ];
    expect(overlaps(asked, others).map(({ id }) => id)).toEqual(['b']);
  });

  test('stands beside each other in two halves of a day, not in the same', () => {
    const half = (id: string, which: 'morning' | 'afternoon') =>
      absence(id, '2026-06-08', '2026-06-08', { half: which });
    expect(overlaps(half('a', 'morning'), [half('b', 'afternoon')])).toEqual([]);
    expect(overlaps(half('a', 'morning'), [half('b', 'morning')])).toHaveLength(1);
    expect(overlaps(half('a', 'morning'), [absence('b', '2026-06-08')])).toHaveLength(1);
    expect(
      overlaps(half('a', 'morning'), [absence('b', '2026-06-08', '2026-06-08', { hours: 2 })]),
    ).toHaveLength(1);
  });

  test('overlaps exactly where the days have one in common, from either side', () => {
    const range = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 10 }));
    const days = ([start, more]: [number, number]) =>
      Array.from({ length: more + 1 }, (_, n) => addDays('2026-06-01', start + n));
    fc.assert(
      fc.property(range, range, (one, other) => {
        const a = absence('a', days(one)[0]!, days(one).at(-1));
        const b = absence('b', days(other)[0]!, days(other).at(-1));
        const common = days(one).some((day) => days(other).includes(day));
        expect([overlaps(a, [b]).length, overlaps(b, [a]).length]).toEqual(common ? [1, 1] : [0, 0]);
      }),
    );
  });
});

describe('the least staff of a unit', () => {
  const unit = {
    members: ['ani', 'budi', 'cici', 'dewi'],
    least: { percent: 50 },
    away: [
      { person: 'budi', first: '2026-06-09', last: '2026-06-10' },
      { person: 'cici', first: '2026-06-10', last: '2026-06-16' },
      { person: 'cici', first: '2026-06-10', last: '2026-06-10' },
      { person: 'guest', first: '2026-06-08', last: '2026-06-16' },
    ],
  };

  test('is a number of people or a share, rounded up, at most all', () => {
    expect(leastPeople(unit)).toBe(2);
    expect(leastPeople({ members: unit.members, least: { percent: 51 } })).toBe(3);
    expect(leastPeople({ members: unit.members, least: { people: 9 } })).toBe(4);
  });

  test('is warned of on the working days that fall short of it', () => {
    expect(shortDays(unit, 'ani', '2026-06-08', '2026-06-16', officeDays)).toEqual([
      { day: '2026-06-10', present: 1, least: 2 },
    ]);
    // 13 and 14 June are a weekend, 16 June a holiday.
    const strict = { ...unit, least: { people: 3 } };
    expect(shortDays(strict, 'ani', '2026-06-08', '2026-06-16', officeDays).map(({ day }) => day)).toEqual([
      '2026-06-09',
      '2026-06-10',
      '2026-06-11',
      '2026-06-12',
      '2026-06-15',
    ]);
  });

  test('counts who is away already once', () => {
    expect(shortDays(unit, 'budi', '2026-06-09', '2026-06-10', officeDays)).toEqual([]);
  });
});
