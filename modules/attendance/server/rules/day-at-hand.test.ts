import { expect, test } from 'vitest';
import { dayAtHand } from './day-at-hand.ts';

const day = (
  name: string,
  checkIn: number | null,
  checkOut: number | null,
  closed = false,
  opensAt = 100,
) => ({
  ...{ name, closed, opensAt },
  result: { checkIn, checkOut },
});
type Day = ReturnType<typeof day>;
const fresh = day('today', null, null);
const tomorrow = day('tomorrow', null, null);
const at = (before: Day, now: Day, after = tomorrow) => {
  const { day: found, next } = dayAtHand([before, now, after], 50);
  return [found.name, next];
};

test('of a morning one checks in, afterwards out, and out again as often as one likes', () => {
  const before = day('yesterday', 1, 2, true);
  expect(at(before, fresh)).toEqual(['today', 'in']);
  expect(at(before, day('today', 3, null))).toEqual(['today', 'out']);
  expect(at(before, day('today', 3, 4))).toEqual(['today', 'out']);
});

test('a shift over midnight is checked out first; one that was forgotten does not stand in the way of a new day', () => {
  expect(at(day('yesterday', 1, null), fresh)).toEqual(['yesterday', 'out']);
  expect(at(day('yesterday', 1, null, true), fresh)).toEqual(['today', 'in']);
  expect(at(day('yesterday', 1, null), day('today', 3, null))).toEqual(['today', 'out']);
  expect(at(day('yesterday', null, null), fresh)).toEqual(['today', 'in']);
});

test('before midnight one checks in for the shift that begins after it, and is told so once only', () => {
  const before = day('yesterday', 1, 2, true);
  const over = day('today', 3, 4);
  const soon = (checkIn: number | null) => day('tomorrow', checkIn, null, false, 50);
  expect(at(before, over, soon(null))).toEqual(['tomorrow', 'in']);
  expect(at(before, over, soon(50))).toEqual(['tomorrow', 'out']);
  expect(at(before, over, { ...soon(null), opensAt: 51 })).toEqual(['today', 'out']);
});
