import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DayMark } from '../contract/day-marks.ts';
import type { Day } from './rules/calendar-days.ts';

/** What was approved about days of a person. */
export interface MarkRow {
  personId: PersonId;
  firstDay: Day;
  lastDay: Day;
  mark: DayMark;
}

/** Marks that stand on days of a time, in the order in which they were made. Index: mark_person. */
export function marksOf(tx: Tx, personIds: readonly PersonId[], from: Day, until: Day): Promise<MarkRow[]> {
  return tx.rows(
    `select m.person_id as "personId", m.first_day as "firstDay", m.last_day as "lastDay", m.mark
     from attendance.mark m
     where m.agency_id = core.agency_id() and m.ended_at is null and m.person_id = any($1::uuid[])
       and m.last_day >= $2 and m.first_day <= $3
     order by m.marked_at, m.id`,
    [personIds, from, until],
  );
}
