import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DayMark } from '../contract/day-marks.ts';
import type { Day } from './rules/calendar-days.ts';

/** Which part of the house says so, and by what. */
export interface MarkSource {
  /** `attendance.request`, `leave.request`. */
  source: `${string}.${string}`;
  sourceId: string;
}

/** Marks days of a person; the same mark of the same source again changes nothing. */
export async function insertMark(
  tx: Tx,
  agencyId: string,
  row: MarkSource & { personId: PersonId; firstDay: Day; lastDay: Day; mark: DayMark; at: Date },
): Promise<void> {
  await tx.rows(
    `insert into attendance.mark (agency_id, id, person_id, first_day, last_day, mark, source, source_id, marked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      agencyId,
      newId(),
      row.personId,
      row.firstDay,
      row.lastDay,
      JSON.stringify(row.mark),
      row.source,
      row.sourceId,
      row.at,
    ],
  );
}

/** Ends what a source marked; the days that it was about. Index: mark_source. */
export function endMarks(
  tx: Tx,
  { source, sourceId }: MarkSource,
  at: Date,
): Promise<{ personId: PersonId; firstDay: Day; lastDay: Day }[]> {
  return tx.rows(
    `update attendance.mark set ended_at = $3
     where agency_id = core.agency_id() and source = $1 and source_id = $2 and ended_at is null
     returning person_id as "personId", first_day as "firstDay", last_day as "lastDay"`,
    [source, sourceId, at],
  );
}
