import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type {
  IngestId,
  IngestItemId,
  IngestSource,
  IngestState,
  ItemCounts,
  ItemFault,
  ItemState,
  PackageId,
  SheetRowFault,
} from '../../contract/ingest-terms.ts';
import type { CopyState, DossierId, RecordId } from '../../contract/terms.ts';

export interface IngestRecord {
  id: IngestId;
  unit_id: UnitId;
  source: IngestSource;
  name: string;
  code: string | null;
  security_class: SecurityClass;
  copy_state: CopyState;
  dossier_id: DossierId | null;
  state: IngestState;
  person_id: PersonId | null;
  opened_at: Date;
  sheet_name: string | null;
  sheet_faults: SheetRowFault[];
}

const ingest =
  'id, unit_id, source, name, code, security_class, copy_state, dossier_id, state, person_id, opened_at, sheet_name, sheet_faults';

/** An ingest as the walls show it. */
export async function ingestById(tx: Tx, id: IngestId, lock = false): Promise<IngestRecord | undefined> {
  const held = lock ? ' for update' : '';
  const rows = await tx.rows<IngestRecord>(
    `select ${ingest} from archive.ingest where agency_id = core.agency_id() and id = $1${held}`,
    [id],
  );
  return rows[0];
}

/** The newest ingests: those of the person, and those that came by themselves into the units. Index: ingest_recent. */
export function ingestsFor(
  tx: Tx,
  person: PersonId,
  units: readonly UnitId[],
  page: { before: string | null; size: number },
): Promise<IngestRecord[]> {
  return tx.rows(
    `select ${ingest} from archive.ingest where agency_id = core.agency_id() and id < $3
       and (person_id = $1 or (person_id is null and unit_id = any ($2::uuid[]))) order by id desc limit $4`,
    [person, units, page.before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', page.size],
  );
}

export const noItems: ItemCounts = { waiting: 0, read: 0, duplicate: 0, filed: 0, refused: 0, 'left-out': 0 };

export interface IngestFigures {
  counts: ItemCounts;
  withoutFile: number;
  wordsRead: number;
}

/** How many items there are of each state, by ingest. Index: ingest_item_state. */
export async function countItems(tx: Tx, ids: readonly string[]): Promise<(id: string) => IngestFigures> {
  const rows = await tx.rows<{
    ingest_id: string;
    state: ItemState;
    items: number;
    no_file: number;
    words: number;
  }>(
    `select ingest_id, state, count(*)::int as items,
       (count(*) filter (where state = 'waiting' and sha256 is null and package_id is null))::int as no_file,
       count(words_at)::int as words
     from archive.ingest_item where agency_id = core.agency_id() and ingest_id = any ($1::uuid[]) group by 1, 2`,
    [ids],
  );
  const known = new Map<string, IngestFigures>();
  for (const { ingest_id, state, items, no_file, words } of rows) {
    const figures = known.get(ingest_id) ?? { counts: { ...noItems }, withoutFile: 0, wordsRead: 0 };
    figures.counts[state] = items;
    figures.withoutFile += no_file;
    figures.wordsRead += words;
    known.set(ingest_id, figures);
  }
  return (id) => known.get(id) ?? { counts: { ...noItems }, withoutFile: 0, wordsRead: 0 };
}

export async function lastPosition(tx: Tx, id: IngestId): Promise<number> {
  const [row] = await tx.rows<{ last: number }>(
    'select coalesce(max(position), 0)::int as last from archive.ingest_item where agency_id = core.agency_id() and ingest_id = $1',
    [id],
  );
  return row!.last;
}

export interface ItemRecord {
  id: IngestItemId;
  position: number;
  row_number: number | null;
  name: string;
  state: ItemState;
  faults: ItemFault[];
  file_id: string | null;
  sha256: string | null;
  media_type: string | null;
  size_bytes: string | null;
  package_id: PackageId | null;
  entry: { offset: number; compressed: number; size: number; method: number } | null;
  origin: string | null;
  unit_code: string | null;
  unit_id: UnitId | null;
  code: string | null;
  title: string | null;
  number: string | null;
  party: string | null;
  record_date: string | null;
  security_class: SecurityClass | null;
  copy_state: CopyState | null;
  dossier: string | null;
  dossier_id: DossierId | null;
  decision: 'file' | 'leave-out' | null;
  record_id: RecordId | null;
}

const item = `id, position, row_number, name, state, faults, file_id, sha256, media_type, size_bytes, package_id, entry, origin,
  unit_code, unit_id, code, title, number, party, record_date, security_class, copy_state, dossier, dossier_id, decision, record_id`;

/** Items after a position, of one state or of all. Index: ingest_item_state, ingest_item_position. */
export function itemsOf(
  tx: Tx,
  id: IngestId,
  page: { state?: ItemState | undefined; after: number; size: number },
): Promise<ItemRecord[]> {
  const [only, values] = page.state ? [' and state = $4', [page.state]] : ['', []];
  return tx.rows(
    `select ${item} from archive.ingest_item where agency_id = core.agency_id() and ingest_id = $1 and position > $2${only}
     order by position limit $3`,
    [id, page.after, page.size, ...values],
  );
}

/**
 * Rows of the sheet with something wrong, in their order. That a file is missing is wrong once a package has come: before
 * the first one it is so of every row.
 */
export function faultyItems(tx: Tx, id: IngestId, after: number, size: number): Promise<ItemRecord[]> {
  return tx.rows(
    `select ${item} from archive.ingest_item i where agency_id = core.agency_id() and ingest_id = $1 and position > $2
       and (faults <> '[]' or (state = 'waiting' and sha256 is null and package_id is null
         and exists (select from archive.ingest_package p where p.agency_id = i.agency_id and p.ingest_id = i.ingest_id)))
     order by position limit $3`,
    [id, after, size],
  );
}

/** Items that wait with their content at hand. */
export function itemsToFile(tx: Tx, id: IngestId, size: number): Promise<ItemRecord[]> {
  return tx.rows(
    `select ${item} from archive.ingest_item where agency_id = core.agency_id() and ingest_id = $1 and state = 'waiting'
       and sha256 is not null order by position limit $2`,
    [id, size],
  );
}

/** Items whose content still lies in a package. */
export function itemsToUnpack(tx: Tx, id: IngestId, size: number): Promise<ItemRecord[]> {
  return tx.rows(
    `select ${item} from archive.ingest_item where agency_id = core.agency_id() and ingest_id = $1 and state = 'waiting'
       and sha256 is null and package_id is not null order by position limit $2`,
    [id, size],
  );
}

/** Records whose pages nobody has read yet. Index: ingest_item_unread. */
export function itemsToRead(
  tx: Tx,
  id: IngestId,
  size: number,
): Promise<{ id: IngestItemId; record_id: RecordId }[]> {
  return tx.rows(
    `select id, record_id from archive.ingest_item where agency_id = core.agency_id() and ingest_id = $1
       and state = 'filed' and words_at is null order by position limit $2`,
    [id, size],
  );
}

export interface PackageRecord {
  id: PackageId;
  ingest_id: IngestId;
  name: string;
  size_bytes: string;
  state: 'coming' | 'arrived' | 'surveyed' | 'used' | 'refused';
  sha256: string | null;
  refusal: string | null;
  entries: number;
  faults: { name: string; code: string }[];
}
const packed = 'id, ingest_id, name, size_bytes, state, sha256, refusal, entries, faults';

export function packagesOf(tx: Tx, id: IngestId): Promise<PackageRecord[]> {
  return tx.rows(
    `select ${packed} from archive.ingest_package where agency_id = core.agency_id() and ingest_id = $1 order by id`,
    [id],
  );
}

export async function packageById(tx: Tx, id: PackageId, lock = false): Promise<PackageRecord | undefined> {
  const held = lock ? ' for update' : '';
  const rows = await tx.rows<PackageRecord>(
    `select ${packed} from archive.ingest_package where agency_id = core.agency_id() and id = $1${held}`,
    [id],
  );
  return rows[0];
}

/** Records of the same contents that the acting posts may read, by content. */
export async function sameContent(tx: Tx, contents: readonly string[]): Promise<Map<string, RecordId>> {
  if (contents.length === 0) return new Map();
  const rows = await tx.rows<{ sha256: string; record_id: RecordId }>(
    'select sha256, record_id from archive.same_content($1::text[])',
    [contents],
  );
  return new Map(rows.map((row) => [row.sha256, row.record_id]));
}
