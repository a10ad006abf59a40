import { expect, test } from 'vitest';
import { dayAtHand } from './day-at-hand.ts';

const day = (name: string, checkIn: number | null, checkOut: number | null, closed = false) => ({
  ...{ name, closed },
  result: { checkIn, checkOut },
});
const at = (...days: [ReturnType<typeof day>, ReturnType<typeof day>]) => {
  const { day: found, next } = dayAtHand(...days);
  return [found.name, next];
};
const fresh = day('today', null, null);

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
