import type { DayMark } from '../../../contract/day-marks.ts';
import type { DayKind, DayPlan } from '../../../contract/day-plan.ts';
import type { DayResult, DayStatus } from '../../../contract/day-results.ts';
import { type MinuteKind, minuteKinds } from '../../../contract/minute-kinds.ts';
import { checkedInstants, type DayCheckIn } from './checked-instants.ts';
import { minutesIn } from './spans.ts';

const statuses: Readonly<Record<DayKind, DayStatus>> = {
  work: 'rest',
  rest: 'rest',
  holiday: 'holiday',
  'collective-leave': 'collective-leave',
};
const always = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER };

/** A day on which nothing has to be worked: nothing is late or missing, and what was worked all the same is told. */
export function evaluateDayOff(facts: {
  plan: DayPlan;
  /** Of this day only: a day off takes no stretch of its own. */
  checkIns: readonly DayCheckIn[];
  marks: readonly DayMark[];
}): DayResult {
  const { day, kind, basis } = facts.plan;
  const checked = checkedInstants(facts.checkIns, facts.marks, always, always);
  const worked = checked.in !== null && checked.out !== null;
  return {
    day,
    status: statuses[kind],
    remote: null,
    checkIn: checked.in,
    checkOut: checked.out,
    minutes: Object.fromEntries(minuteKinds.map((one) => [one, 0])) as Record<MinuteKind, number>,
    extraMinutes: worked ? minutesIn({ from: checked.in!, to: checked.out! }) : 0,
    late: null,
    early: null,
    absentDays: 0,
    deduction: 0,
    stretches: [],
    why: [{ code: 'not-a-working-day', kind, basis }, ...checked.why],
  };
}
