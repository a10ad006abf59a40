import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { IngestId, IngestItemId, ItemFault, PackageId } from '../../contract/ingest-terms.ts';
import type { DossierId } from '../../contract/terms.ts';

/** The transaction works for this person from now on, as far as the database asks who they are. */
export async function workFor(tx: Tx, person: PersonId): Promise<void> {
  await tx.rows("select set_config('app.person', $1, true)", [person]);
}

/** What comes by itself into a unit on a day waits for one another. */
export async function lockTakingIn(tx: Tx, origin: string): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('archive.take-in ' || $1, 0))", [origin]);
}

/** Whether something of this origin was taken in. Index: ingest_item_origin. */
export async function isTakenIn(tx: Tx, originKey: string): Promise<boolean> {
  const rows = await tx.rows(
    'select 1 from archive.ingest_item where agency_id = core.agency_id() and origin_key = $1',
    [originKey],
  );
  return rows.length > 0;
}

/** The dossier of a unit with that number; who may read it is asked when it is opened. Index: dossier_number_taken. */
export async function dossierByNumber(
  tx: Tx,
  at: { unitId: UnitId | undefined; year: number; number: number },
): Promise<DossierId | undefined> {
  const [row] = await tx.rows<{ id: DossierId }>(
    'select id from archive.dossier where agency_id = core.agency_id() and unit_id = $1 and year = $2 and number = $3',
    [at.unitId ?? null, at.year, at.number],
  );
  return row?.id;
}

/** Whether the acting posts may read a dossier, whichever role asks. */
export async function mayReadDossier(tx: Tx, id: DossierId): Promise<boolean> {
  const [row] = await tx.rows<{ visible: boolean }>(
    `select d.security_class = 'B' or archive.may_read(d.id, d.security_class, d.unit_id) as visible
     from archive.dossier d where d.agency_id = core.agency_id() and d.id = $1`,
    [id],
  );
  return row?.visible ?? false;
}

/** What a dossier of an ingest is opened for. */
export interface DossierPurpose {
  ingestId: IngestId;
  unitId: UnitId;
  code: string;
  securityClass: string;
  title: string;
}

export async function dossierOpenedFor(tx: Tx, of: DossierPurpose): Promise<DossierId | undefined> {
  const [row] = await tx.rows<{ dossier_id: DossierId }>(
    `select dossier_id from archive.ingest_dossier where agency_id = core.agency_id() and ingest_id = $1 and unit_id = $2
       and code = $3 and security_class = $4 and title = $5`,
    [of.ingestId, of.unitId, of.code, of.securityClass, of.title],
  );
  return row?.dossier_id;
}

/** Rows of a sheet for which no package has a file. */
export function itemsWithoutFile(tx: Tx, id: IngestId): Promise<{ id: IngestItemId; faults: ItemFault[] }[]> {
  return tx.rows(
    `select id, faults from archive.ingest_item where agency_id = core.agency_id() and ingest_id = $1 and state = 'waiting'
       and sha256 is null and package_id is null`,
    [id],
  );
}

/**
 * Packages of which no piece came since a moment, and whole ones that lie there since another, earlier one without
 * anything being done in their ingest. Index: ingest_package_stale.
 */
export function stalePackages(
  tx: Tx,
  since: { coming: Date; whole: Date },
): Promise<{ id: PackageId; ingest_id: IngestId; is_whole: boolean }[]> {
  return tx.rows(
    `select p.id, p.ingest_id, p.state <> 'coming' as is_whole from archive.ingest_package p
     join archive.ingest i on i.agency_id = p.agency_id and i.id = p.ingest_id
     where p.agency_id = core.agency_id() and p.state in ('coming', 'arrived', 'surveyed') and p.touched_at < $1
       and (p.state = 'coming' or (p.touched_at < $2 and i.changed_at < $2 and not exists (
         select from archive.ingest_item t where t.agency_id = p.agency_id and t.ingest_id = p.ingest_id and t.changed_at >= $2)))
     limit 500`,
    [since.coming, since.whole],
  );
}
