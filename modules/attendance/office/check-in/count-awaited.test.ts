import { expect, test } from 'vitest';
import type { TodayView } from '../../contract/today.ts';
import { isAwaited } from './count-awaited.ts';

const hour = 3_600_000;
const hours = { from: 7 * hour, to: 16 * hour };
const today = (status: string, next: 'in' | 'out', at: number, checkOut: string | null = null) =>
  ({ at, hours, next, day: { status, checkOut } }) as TodayView;

test('the home page waits for the check-in of a working day, and for the check-out once its hours are over', () => {
  expect(isAwaited(today('awaited', 'in', 6 * hour))).toBe(true);
  expect(isAwaited(today('awaited', 'in', hour))).toBe(false);
  expect(isAwaited(today('at-work', 'out', 12 * hour))).toBe(false);
  expect(isAwaited(today('at-work', 'out', 16 * hour))).toBe(true);
  expect(isAwaited(today('present', 'out', 17 * hour, '2026-11-23T09:00:00Z'))).toBe(false);
});

test('nobody on leave, on a holiday or before attendance began is waited for', () => {
  expect(isAwaited(today('leave', 'in', 6 * hour))).toBe(false);
  expect(isAwaited({ ...today('rest', 'in', 6 * hour), hours: null })).toBe(false);
  expect(isAwaited({ ...today('awaited', 'in', 6 * hour), day: null })).toBe(false);
});
