import { type Selectable, sql } from 'kysely';
import type { FileId, PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { FilesTables } from './files.tables.ts';

const db = tablesOf<FilesTables>();
/** The agency of the transaction, as row-level security sees it. */
const agency = sql<string>`core.agency_id()`;

export type FileRow = Selectable<FilesTables['files.file']>;
export type UploadRow = Selectable<FilesTables['files.upload']>;

/** Why a complete upload was not accepted. */
export interface Refusal {
  code: string;
  params: Record<string, unknown>;
}

function anyOf(ids: readonly string[]) {
  return sql<string>`any(${ids}::uuid[])`;
}

/** Files by their ids, of any state; ids that are not there are left out. */
export function filesByIds(tx: Tx, ids: readonly string[]): Promise<FileRow[]> {
  return tx.all(
    db.selectFrom('files.file').selectAll().where('agency_id', '=', agency).where('id', '=', anyOf(ids)),
  );
}

/** Other files of the same content by the same person, newest first; a handful is enough to show. */
export async function duplicatesOf(tx: Tx, file: FileRow): Promise<Pick<FileRow, 'id' | 'created_at'>[]> {
  if (file.uploaded_by === null) return [];
  return tx.all(
    db
      .selectFrom('files.file')
      .select(['id', 'created_at'])
      .where('agency_id', '=', agency)
      .where('sha256', '=', file.sha256)
      .where('uploaded_by', '=', file.uploaded_by)
      .where('id', '<>', file.id)
      .where('state', '=', 'ready')
      .orderBy('id', 'desc')
      .limit(5),
  );
}

export type NewFile = Pick<FileRow, 'id' | 'sha256' | 'size_bytes' | 'media_type' | 'name' | 'created_at'> &
  Partial<Pick<FileRow, 'quarantine_reason' | 'uploaded_by' | 'claimed_at' | 'upload_key'>>;

/** Writes the row of a file whose bytes are already kept; undefined when the person's key was used before. */
export function addFile(tx: Tx, file: NewFile): Promise<FileRow | undefined> {
  const state = file.quarantine_reason ? 'quarantined' : 'ready';
  return tx.maybe(
    db
      .insertInto('files.file')
      .values({ ...file, agency_id: agency, state })
      .onConflict((conflict) => conflict.columns(['agency_id', 'uploaded_by', 'upload_key']).doNothing())
      .returningAll(),
  );
}

/** The file that the person uploaded under an idempotency key. */
export function fileByKey(tx: Tx, personId: PersonId | null, key: string): Promise<FileRow | undefined> {
  return tx.maybe(
    db
      .selectFrom('files.file')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('uploaded_by', '=', personId)
      .where('upload_key', '=', key),
  );
}

/** Marks files as part of something, from the first time on. */
export function markClaimed(tx: Tx, ids: readonly FileId[], at: Date): void {
  tx.send(
    db
      .updateTable('files.file')
      .set({ claimed_at: at })
      .where('agency_id', '=', agency)
      .where('id', '=', anyOf(ids))
      .where('claimed_at', 'is', null),
  );
}

/** The upload, if it is the person's own. */
export function ownUpload(
  tx: Tx,
  personId: PersonId | null,
  uploadId: string,
  lock = false,
): Promise<UploadRow | undefined> {
  const query = db
    .selectFrom('files.upload')
    .selectAll()
    .where('agency_id', '=', agency)
    .where('id', '=', uploadId)
    .where('person_id', '=', personId);
  return tx.maybe(lock ? query.forUpdate() : query);
}

/** How many uploads of the person are on their way. */
export async function openUploads(tx: Tx, personId: PersonId): Promise<number> {
  const row = await tx.one(
    db
      .selectFrom('files.upload')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('agency_id', '=', agency)
      .where('person_id', '=', personId)
      .where('file_id', 'is', null)
      .where('refusal', 'is', null),
  );
  return row.count;
}

type NewUpload = Pick<UploadRow, 'id' | 'person_id' | 'name' | 'size_bytes' | 'created_at' | 'touched_at'>;

export function addUpload(tx: Tx, upload: NewUpload): Promise<UploadRow> {
  return tx.one(
    db
      .insertInto('files.upload')
      .values({ ...upload, agency_id: agency })
      .returningAll(),
  );
}

/** Notes what became of an upload, or only that it was touched. */
export async function noteUpload(
  tx: Tx,
  uploadId: string,
  change: { touched_at?: Date; file_id?: string; refusal?: Refusal },
): Promise<void> {
  const { refusal, ...rest } = change;
  await tx.run(
    db
      .updateTable('files.upload')
      .set(refusal ? { ...rest, refusal: JSON.stringify(refusal) } : rest)
      .where('agency_id', '=', agency)
      .where('id', '=', uploadId),
  );
}

/** Uploads that nobody touched since a moment, the oldest first. */
export function staleUploads(tx: Tx, before: Date): Promise<Pick<UploadRow, 'id'>[]> {
  return tx.all(
    db
      .selectFrom('files.upload')
      .select('id')
      .where('agency_id', '=', agency)
      .where('touched_at', '<', before)
      .orderBy('touched_at')
      .limit(500),
  );
}

export async function removeUploads(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(db.deleteFrom('files.upload').where('agency_id', '=', agency).where('id', '=', anyOf(ids)));
}

/** Files whose content is this object. Index: file_object. */
export async function filesOfObject(tx: Tx, object: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from files.file where agency_id = core.agency_id() and sha256 = decode($1, 'hex') limit 100`,
    [object],
  );
  return rows.map(({ id }) => id);
}
