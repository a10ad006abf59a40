import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import type { DayHalf, LeaveKind } from '../contract/terms.ts';
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

/** Granted leave within some days. Index: absence_person. */
export function leaveDaysBetween(
  tx: Tx,
  personIds: readonly PersonId[],
  from: DayText,
  until: DayText,
): Promise<LeaveDays[]> {
  return tx.rows(
    `select r.id as "requestId", r.person_id as "personId", r.kind, greatest(a.first_day, $2) as first,
       least(a.last_day, $3) as last, a.half, a.hours
     from leave.absence a
     join leave.request r on r.agency_id = core.agency_id() and r.id = a.request_id
     where a.agency_id = core.agency_id() and a.person_id = any($1::uuid[]) and a.state = 'granted'
       and a.first_day <= a.last_day and a.first_day <= $3::date and a.last_day >= $2::date
     order by a.first_day, r.id`,
    [personIds, from, until],
  );
}
