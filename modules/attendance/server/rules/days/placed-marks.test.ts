import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DayMark } from '../../../contract/day-marks.ts';
import { dayOf, flexibleHours, nightHours, officeHours, planOf } from '../testing/sample-days.ts';
import { evaluateDay } from './evaluate-day.ts';

const hoursOfLeave = (minutes: number): DayMark => ({
  kind: 'leave',
  part: { minutes },
  reference: 'C-7/2026',
});

test.each([
  // Two hours of leave; late and early minutes that are left, and those that are excused.
  ['09:30', '16:00', { late: 0, early: 0, excused: 120 }, 'present'],
  ['10:00', '16:00', { late: 30, early: 0, excused: 120 }, 'late'],
  ['07:30', '14:00', { late: 0, early: 0, excused: 120 }, 'present'],
  ['08:00', '14:00', { late: 0, early: 30, excused: 120 }, 'left-early'],
  ['07:30', '16:00', { late: 0, early: 0, excused: 0 }, 'present'],
  ['07:30', null, { late: 0, early: 0, excused: 120, unproven: 330 }, 'no-check-out'],
  [null, '16:00', { late: 0, early: 0, excused: 120, unproven: 330 }, 'no-check-in'],
  [null, null, { late: 0, early: 0, excused: 120, absent: 330 }, 'absent'],
] as const)('leave of two hours of a day from %s to %s', (came, went, minutes, status) => {
  const day = evaluateDay(dayOf(came, went, { marks: [hoursOfLeave(120)] }));
  expect(day).toMatchObject({ status, minutes });
  if (minutes.excused > 0)
    expect(day.why).toContainEqual(expect.objectContaining({ kind: 'excused', basis: 'C-7/2026' }));
});

test('that is as long as the day is leave', () => {
  expect(evaluateDay(dayOf(null, null, { marks: [hoursOfLeave(480)] })).status).toBe('leave');
});

test('covers no more than is missing and no more than it has, and changes nothing of what was worked', () => {
  const time = fc.integer({ min: 0, max: 600 });
  const hoursOf = fc.constantFrom(officeHours, nightHours, flexibleHours);
  fc.assert(
    fc.property(hoursOf, time, time, fc.integer({ min: 1, max: 480 }), (hours, came, stayed, minutes) => {
      const from = hours.from + (came - 60) * 60_000;
      const until = from + (stayed + 1) * 60_000;
      fc.pre(until < hours.takes.to);
      const facts = dayOf(null, null, {
        plan: planOf(hours),
        checkIns: [
          { direction: 'in', at: from },
          { direction: 'out', at: until },
        ],
      });
      const without = evaluateDay(facts).minutes;
      const covered = evaluateDay({ ...facts, marks: [hoursOfLeave(minutes)] }).minutes;
      const missing = without.late + without.early;
      expect(covered.worked).toBe(without.worked);
      expect(covered.excused).toBe(Math.min(minutes, missing));
      expect(covered.late + covered.early).toBe(missing - covered.excused);
    }),
  );
});
