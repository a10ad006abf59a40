import type { SimulatedSums } from '../../../contract/simulations.ts';

/** What of a day is added up. */
interface SummedDay {
  kind: string;
  status: string;
  worked: number;
  late: number;
  early: number;
  extra: number;
  lateTier: string | null;
  earlyTier: string | null;
  absentHalves: number;
  deduction: number;
}

/** Days added up as recaps do it. */
export function sumDays(days: readonly SummedDay[]): SimulatedSums {
  const count = (counts: (day: SummedDay) => boolean) => days.filter(counts).length;
  const sum = (of: (day: SummedDay) => number) => days.reduce((all, day) => all + of(day), 0);
  return {
    workingDays: count(({ kind }) => kind === 'work'),
    late: count(({ late }) => late > 0),
    early: count(({ early }) => early > 0),
    noCheckIn: count(({ status }) => status === 'no-check-in'),
    noCheckOut: count(({ status }) => status === 'no-check-out'),
    absentDays: sum(({ absentHalves }) => absentHalves) / 2,
    workedMinutes: sum(({ worked }) => worked),
    lateMinutes: sum(({ late }) => late),
    earlyMinutes: sum(({ early }) => early),
    extraMinutes: sum(({ extra }) => extra),
    deduction: sum(({ deduction }) => deduction),
    tiers: tiersOf(days),
  };
}

/** Sums of several together. */
export function addUp(all: SimulatedSums, more: SimulatedSums): SimulatedSums {
  const total = { ...all, tiers: { ...all.tiers } };
  for (const name of Object.keys(total) as (keyof SimulatedSums)[])
    if (name !== 'tiers') total[name] += more[name];
  for (const [code, days] of Object.entries(more.tiers)) total.tiers[code] = (total.tiers[code] ?? 0) + days;
  return total;
}

function tiersOf(days: readonly SummedDay[]): Record<string, number> {
  const tiers: Record<string, number> = {};
  for (const { lateTier, earlyTier } of days)
    for (const code of [lateTier, earlyTier]) if (code !== null) tiers[code] = (tiers[code] ?? 0) + 1;
  return tiers;
}

const told = [
  ...(['kind', 'status', 'worked', 'late', 'early', 'extra'] as const),
  ...(['lateTier', 'earlyTier', 'absentHalves', 'deduction'] as const),
] as const satisfies readonly (keyof SummedDay)[];

/** Whether a day comes to something else; that only the regulation behind it is another is no difference. */
export function differs(one: SummedDay, other: SummedDay): boolean {
  return told.some((name) => one[name] !== other[name]);
}
