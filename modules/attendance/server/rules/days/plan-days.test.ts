import { describe, expect, test } from 'vitest';
import type { DayPlan as CalendarPlan } from '#modules/calendar/server/calendar.api.ts';
import { plannedDay } from './plan-days.ts';

/** "07:30" on a day of November 2026 in Jakarta; hours beyond 24 are of the next morning. */
const at = (day: number, time: string): Date => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(Date.UTC(2026, 10, day, hours - 7, minutes));
};
const basis = { number: 'Perpres 21/2023', title: '', decidedBy: '', recordedAt: null };
const because = { holiday: null, assignment: null, version: { basis } } as unknown as CalendarPlan['because'];

function plan(day: number, hours: [string, string] | null, more: object = {}): CalendarPlan {
  const dayText = `2026-11-${String(day).padStart(2, '0')}`;
  return {
    ...{ day: dayText, zone: 'Asia/Jakarta', kind: hours ? 'work' : 'rest', because },
    hours: hours && {
      ...{ startsAt: at(day, hours[0]), endsAt: at(day, hours[1]), breaks: [], requiredMinutes: 450 },
      ...{ flexible: null, place: 'office', ...more },
    },
  } as CalendarPlan;
}
const office = (day: number, more: object = {}) => plan(day, ['07:30', '16:00'], more);
const night = (day: number) => plan(day, ['22:00', '30:00']);
const off = (day: number) => plan(day, null);
const taken = (from: Date, to: Date) => [{ from: from.getTime(), to: to.getTime() }];

describe('the stretch in which check-ins are of a day', () => {
  test('is four hours before and eight after, and meets that of its neighbour half the way', () => {
    expect(plannedDay(off(22), office(23), office(24)).takes).toEqual(
      taken(at(23, '03:30'), at(23, '23:45')),
    );
    expect(plannedDay(office(26), office(27), off(28)).takes).toEqual(
      taken(at(27, '03:30'), at(27, '24:00')),
    );
  });

  test('of a night belongs to the day on which it begins', () => {
    const { takes, closesAt } = plannedDay(off(22), night(23), off(24));
    expect(takes).toEqual(taken(at(23, '18:00'), at(23, '38:00')));
    expect(closesAt).toBe(at(24, '14:00').getTime());
  });

  test('never overlaps that of the next day, whatever follows what', () => {
    const kinds = [office, night, off];
    for (const first of kinds)
      for (const second of kinds)
        for (const third of kinds)
          for (const fourth of kinds) {
            // A night and an office day after it would be no pattern: its shifts overlap.
            const [a, b] = [
              plannedDay(first(22), second(23), third(24)),
              plannedDay(second(23), third(24), fourth(25)),
            ];
            expect(a.takes[0]!.to).toBeLessThanOrEqual(b.takes[0]!.from);
          }
  });

  test('of flexible hours begins before the earliest start, and ends after the latest end', () => {
    const flexible = { earliestStart: at(23, '07:00'), latestStart: at(23, '09:00') };
    const { takes, plan: made } = plannedDay(off(22), office(23, { flexible }), off(24));
    expect(takes).toEqual(taken(at(23, '03:00'), at(23, '25:30')));
    expect(made.hours!.flexibleStart).toEqual({
      ...{ earliest: at(23, '07:00').getTime(), latest: at(23, '09:00').getTime() },
    });
  });

  test('of a day off is the day, without what its neighbours reach into', () => {
    expect(plannedDay(off(21), off(22), off(23)).takes).toEqual(taken(at(22, '00:00'), at(22, '24:00')));
    expect(plannedDay(night(23), off(24), night(25)).takes).toEqual(taken(at(24, '14:00'), at(24, '24:00')));
  });
});

test('a place of work elsewhere in the pattern is a mark, with the decision that it rests on', () => {
  const marks = (place: string) => plannedDay(off(22), office(23, { place }), off(24)).marks;
  expect(marks('home')).toEqual([{ kind: 'remote', mode: 'home', reference: 'Perpres 21/2023' }]);
  expect(marks('elsewhere')).toMatchObject([{ mode: 'anywhere' }]);
  expect([marks('office'), marks('other-office')]).toEqual([[], []]);
});
