import type { WhyCode } from '../../contract/outlook.ts';
import { type Predicate, predicates } from '../../contract/terms.ts';
import { addMonths, type Day } from './days.ts';
import { type Entry, standing } from './entry.ts';

/**
 * What the yearly evaluations that end in the two years before a day say about a least predicate: nothing against it,
 * nothing known, or below it in one of them.
 */
export function performanceBefore(
  entries: readonly Entry[],
  day: Day,
  least: Predicate,
): Extract<WhyCode, 'performance-unknown' | 'performance-below'> | null {
  const from = addMonths(day, -24);
  const evaluated = standing(entries, 'performance').filter(
    ({ details, lastDay }) =>
      details.period === 'annual' && lastDay !== null && lastDay >= from && lastDay < day,
  );
  if (evaluated.length === 0) return 'performance-unknown';
  const below = evaluated.some(
    ({ details }) => predicates.indexOf(details.predicate) > predicates.indexOf(least),
  );
  return below ? 'performance-below' : null;
}
