import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import type { DayHalf, LeaveKind } from '../contract/terms.ts';
import { leaveDaysBetween } from './leave-days.queries.ts';
import type { DayText } from './rules/length/calendar-days.ts';

/** Leave that was granted, as far as it lies within the days that were asked for. */
export interface LeaveDays {
  requestId: LeaveRequestId;
  personId: PersonId;
  kind: LeaveKind;
  first: DayText;
  last: DayText;
  /** A part of one day; null both for whole days. */
  half: DayHalf | null;
  hours: number | null;
}

/**
 * The granted leave of people within some days, both ends with them: for attendance, which marks them. For the worker and
 * for who may see the leave; of others nothing is told. When it changes, `leave.granted`, `leave.ended` and `leave.changed`
 * say so.
 */
export function leaveDaysOf(
  tx: Tx,
  personIds: readonly PersonId[],
  from: DayText,
  until: DayText,
): Promise<LeaveDays[]> {
  return leaveDaysBetween(tx, personIds, from, until);
}
