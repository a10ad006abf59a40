import { newId, type PersonId, type UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type {
  IngestId,
  IngestItemId,
  IngestSource,
  IngestState,
  ItemFault,
  ItemState,
  PackageId,
  SheetRowFault,
} from '../../contract/ingest-terms.ts';
import type { CopyState, DossierId, RecordId } from '../../contract/terms.ts';
import type { DossierPurpose } from './filing.queries.ts';

export interface NewIngest {
  id: IngestId;
  unitId: UnitId;
  source: IngestSource;
  name: string;
  code?: string | null | undefined;
  securityClass?: SecurityClass;
  copyState?: CopyState;
  dossierId?: DossierId | null | undefined;
  state: IngestState;
  personId: PersonId | null;
  originKey?: string | null;
  at: Date;
}

/** Writes an ingest; where one of the same origin is there, that is the one. */
export async function insertIngest(tx: Tx, one: NewIngest): Promise<{ id: IngestId; isNew: boolean }> {
  const [row] = await tx.rows<{ id: IngestId }>(
    `insert into archive.ingest as i (agency_id, id, unit_id, source, name, code, security_class, copy_state, dossier_id, state,
       person_id, origin_key, opened_at, changed_by, changed_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $10, $12)
     on conflict (agency_id, origin_key) do update set changed_at = i.changed_at returning id`,
    [
      ...[one.id, one.unitId, one.source, one.name, one.code ?? null, one.securityClass ?? 'B'],
      ...[
        one.copyState ?? 'copy',
        one.dossierId ?? null,
        one.state,
        one.personId,
        one.originKey ?? null,
        one.at,
      ],
    ],
  );
  return { id: row!.id, isNew: row!.id === one.id };
}

export async function setState(
  tx: Tx,
  id: IngestId,
  state: IngestState,
  by: { person: PersonId | null; at: Date },
): Promise<void> {
  await tx.rows(
    'update archive.ingest set state = $2, changed_by = $3, changed_at = $4 where agency_id = core.agency_id() and id = $1',
    [id, state, by.person, by.at],
  );
}

/** A row of a sheet, a file that was uploaded, or one that came by itself. */
export interface NewItem {
  id?: IngestItemId;
  position: number;
  row?: number | null;
  name: string;
  state?: ItemState;
  faults?: readonly ItemFault[];
  fileId?: string | null;
  sha256?: string | null;
  mediaType?: string | null;
  size?: number | null;
  originKey?: string | null;
  origin?: string | null;
  unitCode?: string | null;
  unitId?: UnitId | null;
  code?: string | null;
  title?: string | null;
  number?: string | null;
  party?: string | null;
  recordDate?: string | null;
  securityClass?: SecurityClass | null;
  copyState?: CopyState | null;
  dossier?: string | null;
}

/** Adds items, many in one statement; those whose origin is there already are left out. */
export async function insertItems(
  tx: Tx,
  ingestId: IngestId,
  personId: PersonId | null,
  items: readonly NewItem[],
  at: Date,
): Promise<number> {
  const rows = await tx.rows(
    `insert into archive.ingest_item (agency_id, id, ingest_id, person_id, position, row_number, name, state, faults, file_id, sha256,
       media_type, size_bytes, origin_key, origin, unit_code, unit_id, code, title, number, party, record_date, security_class, copy_state, dossier, changed_at)
     select core.agency_id(), i.id, $1, $2, i.position, i.row, i.name, coalesce(i.state, 'waiting'), coalesce(i.faults, '[]'), i."fileId", i.sha256,
       i."mediaType", i.size, i."originKey", i.origin, i."unitCode", i."unitId", i.code, i.title, i.number, i.party, i."recordDate", i."securityClass",
       i."copyState", i.dossier, $4
     from jsonb_to_recordset($3::jsonb) as i(id uuid, position int, row int, name text, state text, faults jsonb, "fileId" uuid, sha256 text,
       "mediaType" text, size bigint, "originKey" text, origin text, "unitCode" text, "unitId" uuid, code text, title text, number text, party text,
       "recordDate" date, "securityClass" text, "copyState" text, dossier text)
     on conflict (agency_id, origin_key) do nothing returning 1`,
    [ingestId, personId, JSON.stringify(items.map((one) => ({ id: newId(), ...one }))), at],
  );
  return rows.length;
}

/** Forgets the rows of the sheet, which is read anew; nothing of them was filed. */
export async function forgetSheet(tx: Tx, id: IngestId): Promise<void> {
  await tx.rows(
    `delete from archive.ingest_item where agency_id = core.agency_id() and ingest_id = $1 and row_number is not null and state <> 'filed'`,
    [id],
  );
}

export async function noteSheet(
  tx: Tx,
  id: IngestId,
  sheet: { name: string; faults: readonly SheetRowFault[] },
): Promise<void> {
  await tx.rows(
    'update archive.ingest set sheet_name = $2, sheet_faults = $3 where agency_id = core.agency_id() and id = $1',
    [id, sheet.name, JSON.stringify(sheet.faults)],
  );
}

/** What an item turned out to be, many in one statement. */
export async function settleItems(
  tx: Tx,
  settled: readonly {
    id: IngestItemId;
    state: ItemState;
    faults?: readonly ItemFault[];
    recordId?: RecordId;
  }[],
  at: Date,
): Promise<void> {
  if (settled.length === 0) return;
  await tx.rows(
    `update archive.ingest_item i set state = s.state, faults = coalesce(s.faults, '[]'), record_id = s."recordId", changed_at = $2
     from jsonb_to_recordset($1::jsonb) as s(id uuid, state text, faults jsonb, "recordId" uuid)
     where i.agency_id = core.agency_id() and i.id = s.id and i.state <> 'filed'`,
    [JSON.stringify(settled), at],
  );
}

/** The content of an item is kept, and known by its digest. */
export async function noteContent(
  tx: Tx,
  id: IngestItemId,
  file: { fileId: string; sha256: string; mediaType: string; sizeBytes: number },
): Promise<void> {
  await tx.rows(
    `update archive.ingest_item set file_id = $2, sha256 = $3, media_type = $4, size_bytes = $5
     where agency_id = core.agency_id() and id = $1 and state <> 'filed'`,
    [id, file.fileId, file.sha256, file.mediaType, file.sizeBytes],
  );
}

/** Remembers which dossier an ingest opened for what belongs together. */
export async function noteDossier(tx: Tx, of: DossierPurpose, id: DossierId): Promise<void> {
  await tx.rows(
    `insert into archive.ingest_dossier (agency_id, ingest_id, unit_id, code, security_class, title, dossier_id)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6)
     on conflict (agency_id, ingest_id, unit_id, code, security_class, title) do update set dossier_id = excluded.dossier_id`,
    [of.ingestId, of.unitId, of.code, of.securityClass, of.title, id],
  );
}

export async function noteWords(tx: Tx, id: IngestItemId, at: Date): Promise<void> {
  await tx.rows(
    'update archive.ingest_item set words_at = $2 where agency_id = core.agency_id() and id = $1',
    [id, at],
  );
}

export async function insertPackage(
  tx: Tx,
  one: { id: PackageId; ingestId: IngestId; personId: PersonId; name: string; size: number; at: Date },
): Promise<void> {
  await tx.rows(
    `insert into archive.ingest_package (agency_id, id, ingest_id, person_id, name, size_bytes, opened_at, touched_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $6)`,
    [one.id, one.ingestId, one.personId, one.name, one.size, one.at],
  );
}

export async function notePackage(
  tx: Tx,
  id: PackageId,
  change: {
    state?: string;
    sha256?: string | null;
    refusal?: string;
    entries?: number;
    faults?: readonly { name: string; code: string }[];
    at: Date;
  },
): Promise<void> {
  await tx.rows(
    `update archive.ingest_package set state = coalesce($2, state), sha256 = case when $3 then $4 else sha256 end,
       refusal = coalesce($5, refusal), entries = coalesce($6, entries), faults = coalesce($7::jsonb, faults), touched_at = $8
     where agency_id = core.agency_id() and id = $1`,
    [
      ...[id, change.state ?? null, change.sha256 !== undefined, change.sha256 ?? null],
      ...[change.refusal ?? null, change.entries ?? null],
      ...[change.faults ? JSON.stringify(change.faults) : null, change.at],
    ],
  );
}

/** Files that were not taken out of a package wait for another that has them. Index: ingest_item_state. */
export async function forgetEntries(tx: Tx, ingestId: IngestId, packageId: PackageId): Promise<void> {
  await tx.rows(
    `update archive.ingest_item set package_id = null, entry = null where agency_id = core.agency_id() and ingest_id = $1
       and package_id = $2 and state = 'waiting' and sha256 is null`,
    [ingestId, packageId],
  );
}

export interface MatchedEntry {
  /** The whole path in the package, and the last part of it. */
  path: string;
  base: string;
  entry: { offset: number; compressed: number; size: number; method: number };
}

/** Tells items where their file lies in a package. @returns the paths that an item has. Index: ingest_item_name */
export async function matchEntries(
  tx: Tx,
  ingestId: IngestId,
  packageId: PackageId,
  entries: readonly MatchedEntry[],
): Promise<Set<string>> {
  const rows = await tx.rows<{ path: string }>(
    `with e as (
       select e.path, e.entry, k.name_key from jsonb_to_recordset($3::jsonb) as e(path text, base text, entry jsonb)
       cross join lateral (select md5(lower(e.path)) as name_key union select md5(lower(e.base))) k),
     matched as (
       select distinct on (i.id) i.id, e.path, e.entry from e join archive.ingest_item i
         on i.agency_id = core.agency_id() and i.ingest_id = $1 and i.name_key = e.name_key
       where i.state in ('waiting', 'refused') and i.row_number is not null and i.sha256 is null and (i.package_id is null or i.package_id = $2)
       order by i.id, lower(i.name) = lower(e.path) desc, e.path)
     update archive.ingest_item i set package_id = $2, entry = m.entry, state = 'waiting', faults = case when i.state = 'refused' then '[]' else i.faults end
     from matched m where i.agency_id = core.agency_id() and i.id = m.id returning m.path`,
    [ingestId, packageId, JSON.stringify(entries)],
  );
  return new Set(rows.map(({ path }) => path));
}

export interface Mending {
  unitId: UnitId | null;
  code: string | null;
  title: string | null;
  number: string | null;
  recordDate: string | null;
  securityClass: SecurityClass | null;
  copyState: CopyState | null;
  dossierId: DossierId | null;
}

/** Gives items what they lack and has them looked at again; without names all that were read. @returns how many */
export async function mendItems(
  tx: Tx,
  ingestId: IngestId,
  ids: readonly IngestItemId[],
  mending: Mending,
  at: Date,
): Promise<number> {
  const rows = await tx.rows(
    `update archive.ingest_item set state = 'waiting', faults = '[]', unit_id = coalesce($3, unit_id), code = coalesce($4, code),
       title = coalesce($5, title), number = coalesce($6, number), record_date = coalesce($7, record_date),
       security_class = coalesce($8, security_class), copy_state = coalesce($9, copy_state),
       dossier = case when $10::uuid is null then dossier end, dossier_id = coalesce($10, dossier_id), changed_at = $11
     where agency_id = core.agency_id() and ingest_id = $1 and state in ('read', 'duplicate', 'refused')
       and (id = any ($2::uuid[]) or ($12 and state = 'read')) returning 1`,
    [
      ...[ingestId, ids, mending.unitId, mending.code, mending.title, mending.number, mending.recordDate],
      ...[mending.securityClass, mending.copyState, mending.dossierId, at, ids.length === 0],
    ],
  );
  return rows.length;
}

/** Keeps what a person decided about duplicates; without names about all of them. @returns how many */
export async function decideItems(
  tx: Tx,
  ingestId: IngestId,
  ids: readonly IngestItemId[],
  decision: 'file' | 'leave-out',
  at: Date,
): Promise<number> {
  const rows = await tx.rows(
    `update archive.ingest_item set decision = $3, state = case when $3 = 'file' then 'waiting' else 'left-out' end, changed_at = $4
     where agency_id = core.agency_id() and ingest_id = $1 and (state = 'duplicate' or (state = 'left-out' and $3 = 'file'))
       and (id = any ($2::uuid[]) or ($5 and state = 'duplicate')) returning 1`,
    [ingestId, ids, decision, at, ids.length === 0],
  );
  return rows.length;
}
