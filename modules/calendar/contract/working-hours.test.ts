import { describe, expect, test } from 'vitest';
import type { PatternRule, WeekHours } from './pattern-rule.ts';
import { minutesOf, requiredMinutes, ruleFault } from './working-hours.ts';

const hours = (more: Partial<WeekHours> = {}): WeekHours => ({
  ...{ start: '08:00', end: '16:00', breaks: [], place: 'office' },
  ...more,
});
const week = (days: (WeekHours | null)[], more: object = {}): PatternRule => ({
  ...{ kind: 'week', ramadan: null, flexible: null },
  ordinary: [...days, ...Array.from({ length: 7 - days.length }, () => null)],
  ...more,
});
const night = { start: '22:00', end: '06:00', breaks: [{ start: '01:30', minutes: 30 }] };

describe('a shift', () => {
  test('whose end is not after its start ends on the next day, with the breaks in between', () => {
    expect(minutesOf(night)).toEqual({ start: 1_320, end: 1_800, breaks: [{ start: 1_530, end: 1_560 }] });
    expect(requiredMinutes(night)).toBe(450);
    expect(requiredMinutes({ start: '08:00', end: '08:00', breaks: [] })).toBe(1_440);
  });
});

describe('a pattern is refused', () => {
  const home = hours({ place: 'home' });
  test.each<[string, PatternRule, string | null]>([
    ['nowhere, where it is sound', week([hours(), home, home]), null],
    ['without any working day', week([]), 'calendar.no-working-day'],
    ['with three days elsewhere in a week', week([home, home, home]), 'calendar.too-many-days-elsewhere'],
    [
      'with a break that ends after work',
      week([hours({ breaks: [{ start: '15:45', minutes: 30 }] })]),
      'calendar.break-outside-hours',
    ],
    [
      'with breaks that touch each other',
      week([
        hours({
          breaks: [
            { start: '12:00', minutes: 60 },
            { start: '12:30', minutes: 10 },
          ],
        }),
      ]),
      'calendar.break-outside-hours',
    ],
    [
      'with hours that may slide over midnight',
      week([hours({ start: '15:00', end: '23:30' })], { flexible: { earlierMinutes: 0, laterMinutes: 60 } }),
      'calendar.flexible-over-midnight',
    ],
    [
      'with a morning shift that begins in the night shift before',
      {
        kind: 'rotation',
        anchor: '2026-01-01',
        cycle: [night, { start: '05:00', end: '13:00', breaks: [] }],
        restsOnHolidays: false,
      },
      'calendar.shifts-overlap',
    ],
    [
      'in Ramadan by the same measure',
      week([hours()], { ramadan: Array(7).fill(null) }),
      'calendar.no-working-day',
    ],
  ])('%s', (_, rule, fault) => {
    expect(ruleFault(rule)).toBe(fault);
  });
});
