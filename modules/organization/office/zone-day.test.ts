import { expect, it } from 'vitest';
import { dayIn, endOfDay, lastDayOf, startOfDay } from './zone-day.ts';

it('a term begins at midnight of the agency, not of the server', () => {
  expect(startOfDay('Asia/Jayapura', '2026-11-21')).toBe('2026-11-20T15:00:00.000Z');
  expect(startOfDay('Asia/Jakarta', '2026-11-21')).toBe('2026-11-20T17:00:00.000Z');
});

it('a last day is served to its end, and is shown as the day that was chosen', () => {
  const endsAt = endOfDay('Asia/Makassar', '2026-12-31');
  expect(endsAt).toBe('2026-12-31T16:00:00.000Z');
  expect(lastDayOf('Asia/Makassar', endsAt)).toBe('2026-12-31');
});

it('what ends in the middle of a day ends on that day', () => {
  expect(lastDayOf('Asia/Jakarta', '2026-12-31T03:00:00.000Z')).toBe('2026-12-31');
  expect(dayIn('Asia/Jakarta', new Date('2026-12-31T18:00:00Z'))).toBe('2027-01-01');
});

it('a day that was not filled in stays what it is, for the contract to refuse', () => {
  expect(startOfDay('Asia/Jakarta', '')).toBe('');
});
