import type { SimulatedSums } from '../../contract/simulations.ts';

interface RowOfSums {
  name: keyof SimulatedSums;
  /** The code of a tier, in whose row days are counted. */
  tier: string | null;
  was: number;
  is: number;
}

const figures = [
  ...(['workingDays', 'late', 'early', 'noCheckIn', 'noCheckOut', 'absentDays'] as const),
  ...(['workedMinutes', 'lateMinutes', 'earlyMinutes', 'extraMinutes'] as const),
] as const;

/** What there is to compare, what changes before what stays; of both days first and what it costs last. Rows with nothing on both sides are left out. */
export function rowsOfSums(
  before: SimulatedSums,
  after: SimulatedSums,
  only: 'all' | 'changed',
): RowOfSums[] {
  const codes = [...new Set([...Object.keys(before.tiers), ...Object.keys(after.tiers)])].sort();
  const rows: RowOfSums[] = [
    ...figures.map((name) => ({ name, tier: null, was: before[name], is: after[name] })),
    ...codes.map((tier) => ({
      ...{ name: 'tiers' as const, tier },
      ...{ was: before.tiers[tier] ?? 0, is: after.tiers[tier] ?? 0 },
    })),
    { name: 'deduction', tier: null, was: before.deduction, is: after.deduction },
  ];
  const shown = ({ was, is }: RowOfSums) => (only === 'changed' ? was !== is : was !== 0 || is !== 0);
  const stays = ({ was, is }: RowOfSums) => Number(was === is);
  return rows
    .filter((row) => row.name === 'deduction' || shown(row))
    .toSorted((one, other) => stays(one) - stays(other));
}
