import { expect, test } from 'vitest';
import type { KeptCheckIn } from '../device/check-in-box.ts';
import { expectedNext } from './expected-next.ts';
import { stillSays, unknownToday } from './known-today.ts';

const zone = 'Asia/Jakarta';
const at = (moment: string) => Date.parse(`${moment}:00+07:00`);
const said = (moment: string, from: string, to: string) => ({
  ...unknownToday,
  ...{ at: at(moment), hours: { from: at(from), to: at(to) }, next: 'out' as const, elsewhere: true },
});

test('what was known yesterday does not turn the press of the morning into a check-out', () => {
  const known = said('2026-11-23T15:50', '2026-11-23T07:30', '2026-11-23T16:00');
  expect(stillSays(known, at('2026-11-23T19:00'), zone)).toBe(known);
  expect(stillSays(known, at('2026-11-24T07:20'), zone)).toMatchObject({ next: 'in', elsewhere: false });
  expect(stillSays(unknownToday, at('2026-11-24T07:20'), zone)).toBe(unknownToday);
});

test('a shift over midnight is still checked out in the morning', () => {
  const known = said('2026-11-23T22:05', '2026-11-23T22:00', '2026-11-24T06:00');
  expect(stillSays(known, at('2026-11-24T06:02'), zone)).toBe(known);
  expect(stillSays(known, at('2026-11-24T21:50'), zone)).toMatchObject({ next: 'in' });
});

test('after what waits on the phone one checks out next, whatever the server last said; not after what waits since yesterday', () => {
  const kept = (direction: 'in' | 'out', moment: string, refusal: string | null = null) => ({
    refusal,
    item: { statement: { direction, phoneClock: at(moment) } } as KeptCheckIn['item'],
  });
  const morning = { phone: at('2026-11-24T07:20'), zone };
  const next = (...all: ReturnType<typeof kept>[]) => expectedNext('in', all, morning);
  expect(next()).toBe('in');
  expect(next(kept('in', '2026-11-24T07:05'))).toBe('out');
  expect(next(kept('in', '2026-11-24T07:05', 'attendance.device-ended'))).toBe('in');
  expect(next(kept('in', '2026-11-23T07:25'), kept('out', '2026-11-23T16:05'))).toBe('in');
  expect(next(kept('in', '2026-11-23T22:00'))).toBe('out');
});
