import type { DeductionRules, Tier } from './deduction-schemes.ts';

/** Why rules cannot be: tiers that do not rise, or a missing check-in that falls into none; null where they can. */
export function schemeFault(rules: DeductionRules): 'tiers-do-not-rise' | 'no-such-tier' | null {
  const rises = (tiers: readonly Tier[]) =>
    tiers.every(({ fromMinutes }, at) => at === 0 || fromMinutes > tiers[at - 1]!.fromMinutes);
  if (!rises(rules.late) || !rises(rules.early)) return 'tiers-do-not-rise';
  const has = (tiers: readonly Tier[], code: string) => tiers.some((tier) => tier.code === code);
  const known = has(rules.late, rules.notCheckedIn) && has(rules.early, rules.notCheckedOut);
  return known ? null : 'no-such-tier';
}
