import type { DayMark, PartOfDay } from '../../../contract/day-marks.ts';
import type { DayPlan, PlannedHours } from '../../../contract/day-plan.ts';
import type { DeductionScheme } from '../../../contract/deduction-schemes.ts';
import type { DayFacts } from '../days/evaluate-day.ts';
import { agricultureRules, financeRules } from '../days/example-rules.ts';

/** "07:30" on Monday 23 November 2026 in Jakarta; "30:00" is six in the next morning. */
export function at(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return Date.UTC(2026, 10, 23, hours - 7, minutes, seconds);
}

export const span = (from: string, to: string) => ({ from: at(from), to: at(to) });

/** An office on a Monday: 07.30 to 16.00, an hour's break (Perpres 21/2023). */
export const officeHours: PlannedHours = {
  ...span('07:30', '16:00'),
  breaks: [span('12:00', '13:00')],
  flexibleStart: null,
  requiredMinutes: 450,
  takes: span('04:00', '24:00'),
};
/** A guard's night: 22.00 to 06.00 with a break after midnight. */
export const nightHours: PlannedHours = {
  ...span('22:00', '30:00'),
  breaks: [span('25:00', '26:00')],
  flexibleStart: null,
  requiredMinutes: 420,
  takes: span('19:00', '33:00'),
};
export const flexibleHours: PlannedHours = {
  ...officeHours,
  flexibleStart: { earliest: at('07:00'), latest: at('09:00') },
};

export const planOf = (hours: PlannedHours | null, more: Partial<DayPlan> = {}): DayPlan => ({
  day: '2026-11-23',
  kind: 'work',
  hours,
  basis: 'Perpres 21/2023',
  ...more,
});

export const finance: DeductionScheme = { from: '2012-01-01', until: null, rules: financeRules };
export const agriculture: DeductionScheme = { from: '2013-01-01', until: null, rules: agricultureRules };

/** An office day of somebody who came and went at these times, looked at a week later. */
export function dayOf(came: string | null, went: string | null, more: Partial<DayFacts> = {}): DayFacts {
  const checkIns: DayFacts['checkIns'] = [
    ...(came ? [{ direction: 'in' as const, at: at(came) }] : []),
    ...(went ? [{ direction: 'out' as const, at: at(went) }] : []),
  ];
  return { plan: planOf(officeHours), checkIns, marks: [], schemes: [finance], asOf: at('190:00'), ...more };
}

export const halfLeave = (part: 'first-half' | 'second-half'): DayMark => ({
  kind: 'leave',
  part,
  reference: 'C-12/2026',
});
export const duty = (part: PartOfDay): DayMark => ({
  kind: 'duty',
  part,
  reference: 'ST-7/2026',
});
