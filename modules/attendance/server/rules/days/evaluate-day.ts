import type { DayMark } from '../../../contract/day-marks.ts';
import type { DayPlan, PlannedHours } from '../../../contract/day-plan.ts';
import type { DayResult, DayStretch } from '../../../contract/day-results.ts';
import type { DeductionScheme } from '../../../contract/deduction-schemes.ts';
import { type MinuteKind, minuteKinds } from '../../../contract/minute-kinds.ts';
import type { EpochMs } from '../../../contract/terms.ts';
import type { WhyStep } from '../../../contract/why-steps.ts';
import { checkedInstants, type DayCheckIn } from './checked-instants.ts';
import { coveredEnds } from './covered-ends.ts';
import { coverings } from './coverings.ts';
import { dayHours } from './day-hours.ts';
import { evaluateDayOff } from './day-off.ts';
import { absentDaysOf, coveredBy, statusOf } from './day-status.ts';
import { dayStretches, type KnownDay } from './day-stretches.ts';
import { deductionOf } from './deductions.ts';
import { placedMarks } from './placed-marks.ts';
import { minutesIn } from './spans.ts';

export interface DayFacts {
  plan: DayPlan;
  checkIns: readonly DayCheckIn[];
  /** What was approved. */
  marks: readonly DayMark[];
  schemes: readonly DeductionScheme[];
  /** When the day is looked at: until its check-ins can no longer come, it is open. */
  asOf: EpochMs;
}

/** How a day of a person stands, what each of its minutes was, what it costs, and why. */
export function evaluateDay(facts: DayFacts): DayResult {
  const { plan } = facts;
  return plan.hours ? workingDay(facts, { ...plan, hours: plan.hours }) : evaluateDayOff(facts);
}

function workingDay(facts: DayFacts, plan: DayPlan & { hours: PlannedHours }): DayResult {
  const { marks, schemes, asOf } = facts;
  const checked = checkedInstants(facts.checkIns, marks, plan.hours.takes, plan.hours);
  const { hours, why: whyHours } = dayHours(plan, checked.in, marks);
  const covered = coverings(placedMarks(marks, hours, checked), hours);
  const ends = coveredEnds(checked, covered, hours);
  const closed = asOf >= hours.takes.to;
  const day: KnownDay = { hours, covered, in: ends.in, out: ends.out, closed, basis: plan.basis };
  const stretches = dayStretches(day);
  const minutes = minutesOf(stretches);
  const status = statusOf(day, stretches, minutes);
  const absentDays = absentDaysOf(status, minutes);
  const deduction = deductionOf(
    {
      day: plan.day,
      lateMinutes: minutes.late,
      earlyMinutes: minutes.early,
      missing: status === 'no-check-in' ? 'in' : status === 'no-check-out' ? 'out' : null,
      absentDays,
      coveredBy: coveredBy(stretches, minutes),
    },
    schemes,
  );
  const remote = marks.findLast((mark) => mark.kind === 'remote') ?? null;
  return {
    day: plan.day,
    status,
    remote: remote?.mode ?? null,
    checkIn: checked.in,
    checkOut: checked.out,
    minutes,
    extraMinutes: extraMinutes(day),
    late: deduction.late,
    early: deduction.early,
    absentDays,
    deduction: deduction.deduction,
    stretches,
    why: [
      planned(plan),
      ...whyHours,
      ...(remote ? [{ code: 'remote' as const, mode: remote.mode, reference: remote.reference }] : []),
      ...checked.why,
      ...notChecked(day),
      ...ends.why,
      ...stretches.map((one) => ({ code: 'stretch' as const, minutes: minutesIn(one), ...one })),
      ...checkedThoughCovered(day, status),
      ...deduction.why,
    ],
  };
}

const planned = ({ hours, basis }: DayPlan & { hours: PlannedHours }): WhyStep => ({
  code: 'plan',
  from: hours.from,
  to: hours.to,
  requiredMinutes: hours.requiredMinutes,
  basis,
});

function minutesOf(stretches: readonly DayStretch[]): Record<MinuteKind, number> {
  const sums = Object.fromEntries(minuteKinds.map((kind) => [kind, 0])) as Record<MinuteKind, number>;
  for (const stretch of stretches) sums[stretch.kind] += minutesIn(stretch);
  return sums;
}

/** Work before and after the hours, where both ends are known. */
function extraMinutes({ hours, in: from, out: to }: KnownDay): number {
  if (from === null || to === null) return 0;
  return (
    minutesIn({ from, to: Math.min(to, hours.from) }) + minutesIn({ from: Math.max(from, hours.to), to })
  );
}

function notChecked(day: KnownDay): WhyStep[] {
  const code = day.closed ? 'not-checked' : 'not-checked-yet';
  return (['in', 'out'] as const)
    .filter((direction) => day[direction] === null)
    .map((direction) => ({ code, direction }));
}

/** Whoever comes although a mark covers all of the day is told so; the mark may be wrong. */
function checkedThoughCovered(day: KnownDay, status: DayResult['status']): WhyStep[] {
  const mark = day.covered.find(({ kind }) => kind === status);
  if (!mark || (day.in === null && day.out === null)) return [];
  return [{ code: 'checked-though-covered', mark: mark.kind, reference: mark.reference }];
}
