import { expect, test } from 'vitest';
import { at, span } from '../testing/sample-days.ts';
import { afterMinutes, beforeMinutes, workIn } from './spans.ts';

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

test.each([
  ['16:00', 60, '15:00'],
  ['16:00', 180, '13:00'], // who begins when the break ends did not wait for its beginning
  ['16:00', 181, '11:59'],
  ['10:10', 10, '09:50'], // until within a break its beginning is left out
  ['14:15', 300, '08:00'],
] as const)('until %s, %d minutes of work begin at %s', (to, minutes, from) => {
  expect(beforeMinutes(at(to), minutes, breaks)).toBe(at(from));
});

test.each([
  ['08:00', '16:00', 405],
  ['10:05', '12:30', 105],
  ['12:10', '12:50', 0],
] as const)('from %s to %s there are %d minutes of work', (from, to, minutes) => {
  expect(workIn(span(from, to), breaks)).toBe(minutes);
});
