import type { CoveringKind } from '../../../contract/day-marks.ts';
import type { DayResult, TierFinding } from '../../../contract/day-results.ts';
import type { DeductionRules, DeductionScheme, Tier } from '../../../contract/deduction-schemes.ts';
import type { WhyStep } from '../../../contract/why-steps.ts';
import { inForceOn } from '../in-force.ts';

/** What a day cost: what of it is known when it is held against the scheme. */
export interface DayFaults {
  day: string;
  lateMinutes: number;
  earlyMinutes: number;
  /** A check-in that can no longer come, on a day with the other one. */
  missing: 'in' | 'out' | null;
  absentDays: DayResult['absentDays'];
  /** The mark that covers all of the day, where one does. */
  coveredBy: CoveringKind | null;
}

export type Deduction = Pick<DayResult, 'late' | 'early' | 'deduction'> & { why: WhyStep[] };

/** The tiers a day falls into and what it costs, under the scheme in force on it. */
export function deductionOf(faults: DayFaults, schemes: readonly DeductionScheme[]): Deduction {
  const none = { late: null, early: null, deduction: 0 };
  const rules = inForceOn(faults.day, schemes)?.rules;
  if (!rules) return { ...none, why: [{ code: 'no-scheme', day: faults.day }] };
  const { basis } = rules;
  if (faults.coveredBy) {
    const basisPoints = rules.covered[faults.coveredBy] ?? 0;
    if (basisPoints === 0) return { ...none, why: [] };
    const why: WhyStep[] = [{ code: 'deduction-of-mark', mark: faults.coveredBy, basisPoints, basis }];
    return { ...none, deduction: basisPoints, why };
  }
  if (faults.absentDays > 0) {
    // Half of an odd number: what is kept is whole, and the rest is not taken off.
    const basisPoints = Math.floor(rules.absentBasisPoints * faults.absentDays);
    const code = faults.absentDays === 1 ? 'absent-all' : 'absent-part';
    return { ...none, deduction: basisPoints, why: [{ code, basisPoints, basis }] };
  }
  return byTiers(faults, rules);
}

function byTiers(faults: DayFaults, rules: DeductionRules): Deduction {
  const { basis, absentBasisPoints: most } = rules;
  const why: WhyStep[] = [];
  const find = (direction: 'in' | 'out', minutes: number, tiers: readonly Tier[], ifMissing: string) => {
    const missing = faults.missing === direction;
    const tier = missing
      ? tiers.find(({ code }) => code === ifMissing)
      : tiers.findLast(({ fromMinutes }) => minutes >= fromMinutes);
    if (!tier) return null;
    const { code, basisPoints } = tier;
    why.push(
      missing
        ? { code: 'tier-not-checked', tier: code, direction, basisPoints, basis }
        : { code: 'tier', tier: code, minutes, basisPoints, basis },
    );
    return { tier: code, basisPoints } satisfies TierFinding;
  };
  const late = find('in', faults.lateMinutes, rules.late, rules.notCheckedIn);
  const early = find('out', faults.earlyMinutes, rules.early, rules.notCheckedOut);
  const sum = (late?.basisPoints ?? 0) + (early?.basisPoints ?? 0);
  if (sum > most) why.push({ code: 'deduction-capped', basisPoints: most, basis });
  return { late, early, deduction: Math.min(sum, most), why };
}
