import type { LegalBasis } from '../../../contract/terms.ts';
import { cite, type KindRule } from '../law/leave-law.ts';
import { addDays, type DayText } from '../length/calendar-days.ts';

/** Called back by the office, or back by the own wish. */
export type EarlyEnd = 'recalled' | 'own-wish';

/** What of a leave was not taken, and whether it stays a right. */
export interface RestOfLeave {
  /** The last day that was leave; the day before the first where none was. */
  readonly takenUntil: DayText;
  readonly rest: { readonly first: DayText; readonly last: DayText } | null;
  readonly staysRight: boolean;
  readonly basis: LegalBasis | null;
}

/**
 * The rest of a leave that ended before its last day. Annual leave is counted by what was taken. Of other leave the rest
 * stays a right where the office called back (PP 11/2017 art. 338 (2)), and lapses with an own wish: it was given for
 * a need that is over.
 */
export function restOfLeave(
  rule: KindRule,
  leave: { readonly first: DayText; readonly last: DayText },
  backOn: DayText,
  how: EarlyEnd,
): RestOfLeave {
  const takenUntil =
    backOn > leave.last ? leave.last : addDays(backOn < leave.first ? leave.first : backOn, -1);
  const rest =
    backOn > leave.last ? null : { first: backOn < leave.first ? leave.first : backOn, last: leave.last };
  const staysRight = rest !== null && (rule.kind === 'annual' || (how === 'recalled' && rule.recallable));
  return { takenUntil, rest, staysRight, basis: staysRight ? cite('PP 11/2017', '338 (2)') : null };
}
