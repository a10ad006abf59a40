import { expect, test } from 'vitest';
import { mondayOf, weeksOf } from './calendar-days.ts';

test('a week begins on Monday, also over the new year', () => {
  expect(mondayOf('2026-11-21')).toBe('2026-11-16');
  expect(mondayOf('2027-01-01')).toBe('2026-12-28');
  expect(mondayOf('2026-11-16')).toBe('2026-11-16');
});

test('a month has all its days once, each under its weekday', () => {
  const weeks = weeksOf(2026, 2);
  expect(weeks).toHaveLength(5);
  expect(weeks.flat().filter(Boolean)).toHaveLength(28);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
  expect(weeksOf(2028, 2).flat().filter(Boolean)).toHaveLength(29);
});
