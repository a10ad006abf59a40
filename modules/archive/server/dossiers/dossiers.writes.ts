import { sql, type Updateable } from 'kysely';
import { newId, type PersonId, type PostId, type UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { ArrangementId, ArrangementKind, DossierId, RecordId } from '../../contract/terms.ts';
import type { ArchiveTables } from '../archive.tables.ts';
import { db, ofAgency } from '../classification/versions.queries.ts';

export interface NewDossier {
  id: DossierId;
  agencyId: string;
  unitId: UnitId;
  year: number;
  versionId: string | null;
  code: string;
  title: string;
  securityClass: SecurityClass;
  by: PersonId | null;
  at: Date;
}

/** The next number of the unit and year; the row of the counter is held until the transaction ends. */
async function nextNumber(tx: Tx, agencyId: string, unitId: UnitId, year: number): Promise<number> {
  const [row] = await tx.rows<{ last_number: number }>(
    `insert into archive.dossier_year as y (agency_id, unit_id, year, last_number) values ($1, $2, $3, 1)
     on conflict (agency_id, unit_id, year) do update set last_number = y.last_number + 1 returning last_number`,
    [agencyId, unitId, year],
  );
  return row!.last_number;
}

/** Opens a dossier under the next number of its unit and year; answers the number. */
export async function insertDossier(tx: Tx, dossier: NewDossier): Promise<number> {
  const number = await nextNumber(tx, dossier.agencyId, dossier.unitId, dossier.year);
  await tx.run(
    db.insertInto('archive.dossier').values({
      agency_id: dossier.agencyId,
      id: dossier.id,
      unit_id: dossier.unitId,
      year: dossier.year,
      number,
      version_id: dossier.versionId,
      code: dossier.code,
      title: dossier.title,
      security_class: dossier.securityClass,
      opened_by: dossier.by,
      opened_at: dossier.at,
    }),
  );
  return number;
}

/** Names readers of a dossier; before it is written, where it is confidential: nobody could read it otherwise. */
export async function addReaders(
  tx: Tx,
  id: DossierId,
  posts: readonly PostId[],
  named: { by: string | null; at: Date },
): Promise<void> {
  if (posts.length === 0) return;
  await tx.rows(
    `insert into archive.reader (agency_id, dossier_id, post_id, named_by, named_at)
     select core.agency_id(), $1, p, $3, $4 from unnest($2::uuid[]) p on conflict do nothing`,
    [id, posts, named.by, named.at],
  );
}

/** Changes a dossier and counts its version; false where it is another version by now. */
export async function changeDossier(
  tx: Tx,
  id: DossierId,
  change: Updateable<ArchiveTables['archive.dossier']>,
  version?: number,
): Promise<boolean> {
  let query = db
    .updateTable('archive.dossier')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('agency_id', '=', ofAgency)
    .where('id', '=', id);
  if (version !== undefined) query = query.where('version', '=', version);
  return (await tx.run(query)) === 1;
}

/** Gives a dossier further item numbers; answers the first of them. */
export async function takeItems(tx: Tx, id: DossierId, count: number): Promise<number> {
  const [row] = await tx.rows<{ last_item: number }>(
    `update archive.dossier set last_item = last_item + $2 where agency_id = core.agency_id() and id = $1 returning last_item`,
    [id, count],
  );
  return row!.last_item - count + 1;
}

export interface Arrangement {
  kind: ArrangementKind;
  dossierId: DossierId;
  into?: DossierId;
  titleBefore?: string;
  records?: readonly { id: string; item_number: number }[];
  reason?: string | undefined;
  by: PersonId;
  at: Date;
}

/** Keeps what was done to a dossier, with what was there before. */
export async function keepArrangement(tx: Tx, done: Arrangement): Promise<ArrangementId> {
  const id = newId<'Arrangement'>() as ArrangementId;
  await tx.rows(
    `insert into archive.arrangement (agency_id, id, kind, dossier_id, into_id, title_before, records, numbers, reason, done_by, done_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      done.kind,
      done.dossierId,
      done.into ?? null,
      done.titleBefore ?? null,
      (done.records ?? []).map((record) => record.id),
      (done.records ?? []).map((record) => record.item_number),
      done.reason ?? null,
      done.by,
      done.at,
    ],
  );
  return id;
}

export async function markUndone(tx: Tx, id: ArrangementId, by: PersonId, at: Date): Promise<void> {
  await tx.rows(
    'update archive.arrangement set undone_by = $2, undone_at = $3 where agency_id = core.agency_id() and id = $1',
    [id, by, at],
  );
}

/** Puts records into a dossier under the given numbers, in one statement. */
export async function placeRecords(
  tx: Tx,
  dossierId: DossierId,
  records: readonly { id: RecordId; number: number }[],
): Promise<number> {
  const rows = await tx.rows(
    `update archive.record r set dossier_id = $1, item_number = p.number
     from unnest($2::uuid[], $3::int[]) as p(id, number)
     where r.agency_id = core.agency_id() and r.id = p.id returning r.id`,
    [dossierId, records.map(({ id }) => id), records.map(({ number }) => number)],
  );
  return rows.length;
}

/** What was filed one after another for a unit waits for one another: two letters of a matter open one dossier. */
export async function lockFiling(tx: Tx, unitId: UnitId): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('archive.filing ' || $1, 0))", [unitId]);
}
