import { fail, found } from '#core/contract/errors.ts';
import { type FileId, newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { FileStore, StoredObject } from '#core/files/file-store.ts';
import type { FileAnswer } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import type { FileView } from '#modules/files/contract/types.ts';
import { acceptFile, type Incoming, type Outside } from './accept-file.ts';
import { presentFile } from './files.present.ts';
import { addFile, type FileRow, markClaimed, filesByIds as rowsByIds } from './files.queries.ts';

export type { FileView };

/** A file as other modules know it. Who may read it is decided by what it belongs to, not here. */
export interface KnownFile extends FileView {
  state: FileRow['state'];
  uploadedBy: PersonId | null;
  /** It is part of something, which decides from now on who may read it. */
  claimed: boolean;
}

function known(row: FileRow): KnownFile {
  return {
    ...presentFile(row),
    state: row.state,
    uploadedBy: row.uploaded_by as PersonId | null,
    claimed: row.claimed_at !== null,
  };
}

/** Files of this agency by id; those that are not there are left out. */
export async function filesByIds(tx: Tx, ids: readonly FileId[]): Promise<Map<FileId, KnownFile>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsByIds(tx, ids);
  return new Map(rows.map((row) => [row.id as FileId, known(row)]));
}

/** One file of this agency; undefined when there is none. */
export async function fileById(tx: Tx, id: FileId): Promise<KnownFile | undefined> {
  return (await filesByIds(tx, [id])).get(id);
}

/**
 * Makes uploaded files part of something; answers them in the order of the ids. Only their uploader can bring them in.
 * @throws core.not-found, files.quarantined {reason}
 */
export async function claimFiles(
  tx: Tx,
  ids: readonly FileId[],
  personId: PersonId,
  at = new Date(),
): Promise<KnownFile[]> {
  const rows = new Map((ids.length > 0 ? await rowsByIds(tx, ids) : []).map((row) => [row.id, row]));
  const claimed = ids.map((id) => {
    const row = rows.get(id);
    const own = found(row?.uploaded_by === personId ? row : undefined);
    if (own.state === 'quarantined') fail('files.quarantined', { reason: own.quarantine_reason });
    return known(own);
  });
  markClaimed(tx, ids, at);
  return claimed;
}

export interface MadeObject {
  /** Chosen by who asked for it, where it must not be made twice. */
  fileId?: FileId;
  /** What `ctx.files.put` gave. */
  object: StoredObject;
  name: string;
  mediaType: string;
  personId: PersonId | null;
  at?: Date;
}

/** Gives an object that we made ourselves (a searchable PDF, an export) its row; it belongs to its module at once. */
export async function registerObject(tx: Tx, made: MadeObject): Promise<KnownFile> {
  const at = made.at ?? new Date();
  const row = await addFile(tx, {
    id: made.fileId ?? newId<'File'>(),
    sha256: Buffer.from(made.object.sha256, 'hex'),
    size_bytes: made.object.size,
    media_type: made.mediaType,
    name: made.name,
    uploaded_by: made.personId,
    claimed_at: at,
    created_at: at,
  });
  return known(found(row));
}

/**
 * Takes in a document that came another way than an upload (mail, watched folder), with the same checks. For jobs:
 * opens its own transactions. `alongside` runs in that which writes the row.
 * @throws core.payload-too-large, documents.*, files.quarantined, files.scanner-unavailable, files.storage-*
 */
export function receiveDocument<T>(
  ctx: Outside,
  incoming: Incoming,
  alongside: (inner: TxContext, file: KnownFile) => Promise<T>,
): Promise<T> {
  return acceptFile(ctx, incoming, async (inner, row) => {
    markClaimed(inner.tx, [row.id as FileId], inner.clock.now());
    return alongside(inner, known(row));
  });
}

/**
 * The answer of an operation that serves a file. The caller has checked that this person may read it.
 * A quarantined file is not there for anybody.
 * @throws core.not-found, files.object-missing, files.storage-unavailable
 */
export async function openFile(
  store: FileStore,
  file: KnownFile,
  options: { inline?: boolean } = {},
): Promise<FileAnswer> {
  found(file.state === 'ready' ? file : undefined);
  return {
    body: await store.open(file.sha256),
    mediaType: file.mediaType,
    fileName: file.name,
    inline: options.inline ?? false,
    etag: file.sha256,
    size: file.sizeBytes,
  };
}

export { checkStored, type DamagedObject, StorageSilent } from './checks/check-stored.ts';
export { type CheckedObject, countChecks, knownObjects, noteworthyObjects } from './checks/checks.queries.ts';
export { filesOfObject } from './files.queries.ts';
