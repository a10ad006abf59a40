import { expect, test } from 'vitest';
import { overfullWeek } from './remote-days.ts';

test('two days of a week are work elsewhere at most, whichever asked for them', () => {
  expect(overfullWeek(['2026-11-23', '2026-11-27'], [])).toBeNull();
  expect(overfullWeek(['2026-11-23', '2026-11-24', '2026-11-25'], [])).toBe('2026-11-23');
  expect(overfullWeek(['2026-11-27'], ['2026-11-23', '2026-11-24'])).toBe('2026-11-23');
});

test('a week begins on Monday, and a day counts once', () => {
  expect(overfullWeek(['2026-11-29', '2026-11-30'], ['2026-11-28', '2026-12-01'])).toBeNull();
  expect(overfullWeek(['2026-11-23', '2026-11-24'], ['2026-11-23', '2026-11-24'])).toBeNull();
});

test('what others had before is not asked about', () => {
  const before = ['2026-11-16', '2026-11-17', '2026-11-18'];
  expect(overfullWeek(['2026-11-23'], before)).toBeNull();
});
