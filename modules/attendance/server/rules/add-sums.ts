import type { Sums } from '../../contract/recaps.ts';

const nothing: Sums = {
  workingDays: 0,
  present: 0,
  late: 0,
  early: 0,
  noCheckIn: 0,
  noCheckOut: 0,
  absentDays: 0,
  duty: 0,
  meeting: 0,
  study: 0,
  leave: 0,
  permission: 0,
  sick: 0,
  remote: 0,
  workedMinutes: 0,
  lateMinutes: 0,
  earlyMinutes: 0,
  extraMinutes: 0,
  deduction: 0,
  awaits: 0,
};

/** All of them together. */
export function addSums(rows: readonly Sums[]): Sums {
  const total = { ...nothing };
  for (const row of rows) for (const name of Object.keys(nothing) as (keyof Sums)[]) total[name] += row[name];
  return total;
}
