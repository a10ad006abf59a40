import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

/** A threshold of PP 94/2021 that a person came near to or reached. */
export interface Notice {
  personId: PersonId;
  year: number;
  counted: 'in-year' | 'in-a-row';
  threshold: number;
  stage: 'nearing' | 'reached';
  /** Days without valid reason, in halves, when it was told. */
  halves: number;
}

export interface WarningRow extends Notice {
  id: string;
  toldAt: Date;
}

const warnings = `id, person_id as "personId", year, counted, threshold, stage, halves, told_at as "toldAt"
  from attendance.discipline_notice
  where agency_id = core.agency_id() and lifted_at is null and year = any($1::smallint[]) and person_id = any($2::uuid[])`;

/** What stands of that of which people were told in years. Index: discipline_notice_once. */
export function standingWarnings(
  tx: Tx,
  years: readonly number[],
  personIds: readonly PersonId[],
): Promise<WarningRow[]> {
  return tx.rows(`select ${warnings}`, [years, personIds]);
}

/** Of that the furthest threshold of each count. Index: discipline_notice_once. */
export function furthestWarnings(
  tx: Tx,
  years: readonly number[],
  personIds: readonly PersonId[],
): Promise<WarningRow[]> {
  return tx.rows(
    `select distinct on (person_id, year, counted) ${warnings}
     order by person_id, year desc, counted, threshold desc, stage desc`,
    [years, personIds],
  );
}

/** Takes people of whom days without valid reason changed since they were last counted, so many at most. Index: the key. */
export async function takeChanged(tx: Tx, most: number): Promise<PersonId[]> {
  const rows = await tx.rows<{ id: PersonId }>(
    `delete from attendance.recount where agency_id = core.agency_id() and person_id in (
       select person_id from attendance.recount where agency_id = core.agency_id() order by person_id limit $1)
     returning person_id as id`,
    [most],
  );
  return rows.map(({ id }) => id);
}

/** Notes what people are told; what they were not told before, or what was taken back since. */
export function insertNotices(
  tx: Tx,
  agencyId: string,
  notices: readonly Notice[],
  at: Date,
): Promise<Omit<Notice, 'halves'>[]> {
  return tx.rows(
    `insert into attendance.discipline_notice as d (agency_id, id, person_id, year, counted, threshold, stage, halves, told_at)
     select $1, gen_random_uuid(), n."personId", n.year, n.counted, n.threshold, n.stage, n.halves, $3
     from jsonb_to_recordset($2::jsonb) as n("personId" uuid, year smallint, counted text, threshold smallint, stage text, halves smallint)
     on conflict on constraint discipline_notice_once do update set halves = excluded.halves, told_at = excluded.told_at, lifted_at = null
       where d.lifted_at is not null
     returning person_id as "personId", year, counted, threshold, stage`,
    [agencyId, JSON.stringify(notices), at],
  );
}

/** Takes back what is true no more. */
export async function liftNotices(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.rows(
    'update attendance.discipline_notice set lifted_at = $2 where agency_id = core.agency_id() and id = any($1::uuid[])',
    [ids, at],
  );
}
