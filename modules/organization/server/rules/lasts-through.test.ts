import { expect, test } from 'vitest';
import { endOfDay, startOfDay } from './end-of-day.ts';
import { endingOf, lastsThrough } from './lasts-through.ts';

const at = (text: string) => new Date(text);

test('a last day ends at midnight of its own zone', () => {
  expect(endOfDay('Asia/Jakarta', '2026-12-31')).toEqual(at('2027-01-01T00:00:00+07:00'));
  expect(endOfDay('Asia/Jayapura', '2026-12-31')).toEqual(at('2027-01-01T00:00:00+09:00'));
  expect(startOfDay('Asia/Makassar', '2026-12-31')).toEqual(at('2026-12-31T00:00:00+08:00'));
});

test('a post that closes lasts through an appointment that ends by then, and through no open one', () => {
  expect(lastsThrough(null, null, 'Asia/Jakarta')).toBe(true);
  expect(lastsThrough('2026-12-31', null, 'Asia/Jakarta')).toBe(false);
  expect(lastsThrough('2026-12-31', at('2027-01-01T00:00:00+07:00'), 'Asia/Jakarta')).toBe(true);
  expect(lastsThrough('2026-12-31', at('2027-01-01T00:01:00+07:00'), 'Asia/Jakarta')).toBe(false);
});

test('an appointment that has not begun is withdrawn, one that has begun ends, one that has ended stays', () => {
  const period = { startsAt: at('2026-11-10T00:00:00Z'), endsAt: null };
  const now = at('2026-11-21T00:00:00Z');
  expect(endingOf(period, now, now)).toEqual(now);
  expect(endingOf(period, at('2026-11-01T00:00:00Z'), now)).toBe('reversed');
  expect(endingOf({ ...period, startsAt: at('2026-12-01T00:00:00Z') }, now, now)).toEqual(
    at('2026-12-01T00:00:00Z'),
  );
  expect(endingOf({ ...period, endsAt: at('2026-11-20T00:00:00Z') }, now, now)).toBe('already');
});
