import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

export interface WarningRow {
  id: string;
  personId: PersonId;
  year: number;
  counted: 'in-year' | 'in-a-row';
  threshold: number;
  stage: 'nearing' | 'reached';
  halves: number;
  toldAt: Date;
}

/** The furthest threshold of each count of which people were told in years. Index: discipline_notice_once. */
export function furthestWarnings(
  tx: Tx,
  years: readonly number[],
  personIds: readonly PersonId[],
): Promise<WarningRow[]> {
  return tx.rows(
    `select distinct on (person_id, year, counted) id, person_id as "personId", year, counted, threshold, stage, halves, told_at as "toldAt"
     from attendance.discipline_notice where agency_id = core.agency_id() and year = any($1::smallint[]) and person_id = any($2::uuid[])
     order by person_id, year desc, counted, threshold desc, stage desc`,
    [years, personIds],
  );
}
