import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { type LeaveDays, leaveDaysBetween } from './leave-days.queries.ts';
import type { DayText } from './rules/length/calendar-days.ts';

export type { LeaveDays };

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
