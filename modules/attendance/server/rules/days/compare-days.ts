import type { DayResult } from '../../../contract/day-results.ts';
import type { SimulatedSums } from '../../../contract/simulations.ts';

/** What of a day is added up. */
interface SummedDay {
  kind: string;
  result: DayResult;
}

/** Days added up as recaps do it. */
export function sumDays(days: readonly SummedDay[]): SimulatedSums {
  const sums: SimulatedSums = {
    workingDays: 0,
    late: 0,
    early: 0,
    noCheckIn: 0,
    noCheckOut: 0,
    absentDays: 0,
    workedMinutes: 0,
    lateMinutes: 0,
    earlyMinutes: 0,
    extraMinutes: 0,
    deduction: 0,
    tiers: {},
  };
  for (const { kind, result } of days) {
    const { status, minutes } = result;
    if (kind === 'work') sums.workingDays += 1;
    if (minutes.late > 0) sums.late += 1;
    if (minutes.early > 0) sums.early += 1;
    if (status === 'no-check-in') sums.noCheckIn += 1;
    if (status === 'no-check-out') sums.noCheckOut += 1;
    sums.absentDays += result.absentDays;
    sums.workedMinutes += minutes.worked;
    sums.lateMinutes += minutes.late;
    sums.earlyMinutes += minutes.early;
    sums.extraMinutes += result.extraMinutes;
    sums.deduction += result.deduction;
    for (const found of [result.late, result.early])
      if (found) sums.tiers[found.tier] = (sums.tiers[found.tier] ?? 0) + 1;
  }
  return sums;
}

/** Adds sums to a total, which is changed. */
export function addUp(total: SimulatedSums, more: SimulatedSums): void {
  for (const name of Object.keys(more) as (keyof SimulatedSums)[])
    if (name !== 'tiers') total[name] += more[name];
  for (const [code, days] of Object.entries(more.tiers)) total.tiers[code] = (total.tiers[code] ?? 0) + days;
}

/** Whether a day comes to something else; that only the regulation behind it is another is no difference. */
export function differs(one: SummedDay, other: SummedDay): boolean {
  const [was, is] = [one.result, other.result];
  return (
    one.kind !== other.kind ||
    was.status !== is.status ||
    was.minutes.worked !== is.minutes.worked ||
    was.minutes.late !== is.minutes.late ||
    was.minutes.early !== is.minutes.early ||
    was.extraMinutes !== is.extraMinutes ||
    was.late?.tier !== is.late?.tier ||
    was.early?.tier !== is.early?.tier ||
    was.absentDays !== is.absentDays ||
    was.deduction !== is.deduction
  );
}
