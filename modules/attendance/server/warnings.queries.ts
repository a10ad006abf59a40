import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

export interface WarningRow {
  id: string;
  personId: PersonId;
  counted: 'in-year' | 'in-a-row';
  threshold: number;
  stage: 'nearing' | 'reached';
  halves: number;
  toldAt: Date;
}

/** The furthest threshold of each count of which people were told in a year. Index: discipline_notice_once. */
export function furthestWarnings(
  tx: Tx,
  year: number,
  personIds: readonly PersonId[],
): Promise<WarningRow[]> {
  return tx.rows(
    `select distinct on (person_id, counted) id, person_id as "personId", counted, threshold, stage, halves, told_at as "toldAt"
     from attendance.discipline_notice where agency_id = core.agency_id() and year = $1 and person_id = any($2::uuid[])
     order by person_id, counted, threshold desc, stage desc`,
    [year, personIds],
  );
}
