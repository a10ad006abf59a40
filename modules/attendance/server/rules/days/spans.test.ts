import { expect, test } from 'vitest';
import { at, span } from '../testing/sample-days.ts';
import { afterMinutes } from './spans.ts';

const breaks = [span('10:00', '10:15'), span('12:00', '13:00')];

test.each([
  ['08:00', 60, '09:00'],
  ['08:00', 120, '10:00'], // who is done when the break begins does not wait for its end
  ['08:00', 121, '10:16'],
  ['10:05', 10, '10:25'], // from within a break its rest is waited for
  ['08:00', 300, '14:15'],
  ['13:00', 60, '14:00'],
] as const)('from %s, %d minutes of work last until %s', (from, minutes, to) => {
  expect(afterMinutes(at(from), minutes, breaks)).toBe(at(to));
});
