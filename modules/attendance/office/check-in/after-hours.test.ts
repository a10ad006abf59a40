import { expect, test } from 'vitest';
import { isAfterHours } from './after-hours.ts';
import type { KnownToday } from './known-today.ts';

const hour = 3_600_000;
const hours = { from: 7 * hour, to: 16 * hour };
const today = (next: 'in' | 'out', status = 'awaited') => ({ hours, next, day: { status } }) as KnownToday;

test('after the hours without any check-in both presses are explained; not while the hours run, nor once one was made', () => {
  expect(isAfterHours(today('in'), 16 * hour)).toBe(true);
  expect(isAfterHours(today('in'), 15 * hour)).toBe(false);
  expect(isAfterHours(today('out'), 16 * hour)).toBe(false);
});

test('nothing is explained on leave, on a day off or before attendance began', () => {
  expect(isAfterHours(today('in', 'leave'), 17 * hour)).toBe(false);
  expect(isAfterHours({ ...today('in'), hours: null }, 17 * hour)).toBe(false);
  expect(isAfterHours({ ...today('in'), day: null }, 17 * hour)).toBe(false);
});
