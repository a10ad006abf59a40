import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import type { DayHalf } from '../contract/terms.ts';
import type { DayText } from './rules/length/calendar-days.ts';

/** Days on which somebody is away or asks to be. */
export interface AbsenceRow {
  requestId: LeaveRequestId;
  personId: PersonId;
  first: DayText;
  last: DayText;
  half: DayHalf | null;
  hours: number | null;
  granted: boolean;
}

/** When people are away within a time, its ends with it. Index: absence_person. */
export function absencesOf(
  tx: Tx,
  personIds: readonly PersonId[],
  from: DayText,
  until: DayText,
): Promise<AbsenceRow[]> {
  return tx.rows(
    `select a.request_id as "requestId", a.person_id as "personId", a.first_day as first, a.last_day as last, a.half, a.hours,
       a.state = 'granted' as granted
     from leave.absence a where a.agency_id = core.agency_id() and a.person_id = any($1::uuid[]) and a.state <> 'free'
       and a.first_day <= a.last_day and a.first_day <= $3 and a.last_day >= $2
     order by a.first_day, a.request_id`,
    [personIds, from, until],
  );
}
