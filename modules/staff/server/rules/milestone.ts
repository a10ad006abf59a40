import type { Milestone, WhyCode } from '../../contract/outlook.ts';
import type { Day } from './days.ts';

/** What comes on a day, or does not, with why and by which articles; reasons that are none are left out. */
export function milestone(
  what: Milestone['what'],
  day: Day | null,
  why: readonly (WhyCode | null)[],
  basis: readonly string[],
): Milestone {
  const reasons = why.filter((code) => code !== null);
  return {
    what,
    day,
    heldBack: reasons.includes('performance-below'),
    why: reasons,
    basis: [...new Set(basis)],
  };
}
