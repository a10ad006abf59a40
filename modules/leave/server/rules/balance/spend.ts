import type { BalancePart } from '../../../contract/terms.ts';
import { balanceParts } from '../../../contract/terms.ts';
import type { DayText } from '../length/calendar-days.ts';
import type { Spending, Taking } from './annual-year.ts';

type Parts = Record<BalancePart, number>;

/** What there is to spend in a year. */
export interface Purse {
  readonly parts: Readonly<Parts>;
  /** The own right of the year is there from this day on … */
  readonly ownFrom: DayText;
  /** … and until before this one, on which long leave takes the rest of it. */
  readonly ownBefore: DayText | null;
  /** Days that may be taken before the own right is there. */
  readonly advance: number;
}

/** Takings in the order of their days; of one day, in the order of their ids, so that the outcome is always the same. */
export function inOrder(taken: readonly Taking[]): readonly Taking[] {
  return [...taken].sort((a, b) => compare(a.first, b.first) || compare(a.id, b.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Pays for leave, the oldest part first (N-2, N-1, N: section V of the form). What nothing pays for is told as uncovered;
 * no part falls below zero.
 */
export function spend(purse: Purse, taken: readonly Taking[]): { spent: Spending[]; left: Parts } {
  const left: Parts = { ...purse.parts };
  let advance = purse.advance;
  const spent = inOrder(taken).map(({ id, first, days }) => {
    const from: Parts = { 'n-2': 0, 'n-1': 0, n: 0 };
    let due = days;
    const ownRight = first >= purse.ownFrom && (purse.ownBefore === null || first < purse.ownBefore);
    for (const part of balanceParts) {
      if (part === 'n' && !ownRight) continue;
      from[part] = Math.min(due, left[part]);
      left[part] -= from[part];
      due -= from[part];
    }
    const ahead = first < purse.ownFrom ? Math.min(due, advance) : 0;
    advance -= ahead;
    return { id, from, advance: ahead, uncovered: due - ahead };
  });
  return { spent, left };
}
