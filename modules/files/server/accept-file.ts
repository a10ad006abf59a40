import type { Readable } from 'node:stream';
import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import { documentMediaType } from '#core/documents/document-type.ts';
import { emit } from '#core/events/emit.ts';
import type { Arrival } from '#core/files/file-store.ts';
import type { Context, TxContext } from '#core/session/context.ts';
import { fileQuarantined } from '#modules/files/contract/events.ts';
import { checkDocument } from './check-document.ts';
import { safeFileName } from './file-name.ts';
import { addFile, type FileRow, fileByKey, type NewFile } from './files.queries.ts';

/** A context outside any transaction, of a request or of a job. */
export interface Outside extends Context {
  transact<T>(mode: 'read' | 'write', work: (ctx: TxContext) => Promise<T>): Promise<T>;
}

export interface Incoming {
  /** The name as it was given; cleaned here. */
  name: string;
  content: Readable;
  /** The idempotency key of the act: the same key by the same person stands for the same file. */
  key?: string | undefined;
}

/**
 * Takes a document in: bytes to a local file, looked at, scanned, kept, and only then its row written together with
 * whatever else `alongside` writes. What is refused leaves nothing; what the scanner finds is kept apart.
 * @throws core.payload-too-large, documents.*, files.quarantined, files.scanner-unavailable, files.storage-*
 */
export async function acceptFile<T>(
  ctx: Outside,
  incoming: Incoming,
  alongside: (inner: TxContext, file: FileRow) => Promise<T>,
): Promise<T> {
  const arrival = await ctx.files.receive(incoming.content, {
    maxBytes: ctx.files.maxUploadBytes,
    agency: ctx.actor.agencyId,
  });
  try {
    const examined = await examine(ctx, arrival, incoming);
    await arrival.keep();
    if (examined.quarantine_reason) return await quarantine(ctx, examined, examined.quarantine_reason);
    return await ctx.transact('write', async (inner) => alongside(inner, await enter(inner, examined)));
  } finally {
    await arrival.discard();
  }
}

type Examined = Omit<NewFile, 'uploaded_by'>;

async function examine(ctx: Outside, arrival: Arrival, incoming: Incoming): Promise<Examined> {
  const type = await checkDocument(arrival.path, arrival.size, ctx.reading.maxPages);
  const verdict = await arrival.scan();
  return {
    id: newId<'File'>(),
    sha256: Buffer.from(arrival.sha256, 'hex'),
    size_bytes: arrival.size,
    media_type: documentMediaType[type],
    name: safeFileName(incoming.name, type),
    quarantine_reason: verdict.clean ? null : verdict.reason.slice(0, 200),
    upload_key: verdict.clean ? (incoming.key ?? null) : null,
    created_at: ctx.clock.now(),
  };
}

async function enter(ctx: TxContext, examined: Examined): Promise<FileRow> {
  const { personId } = ctx.actor;
  const added = await addFile(ctx.tx, { ...examined, uploaded_by: personId });
  if (added) return added;
  const earlier = found(await fileByKey(ctx.tx, personId, examined.upload_key!));
  const same = earlier.sha256.equals(examined.sha256) && earlier.name === examined.name;
  ensure(same, 'core.idempotency-mismatch');
  return earlier;
}

async function quarantine(ctx: Outside, examined: Examined, reason: string): Promise<never> {
  await ctx.transact('write', async (inner) => {
    const file = await enter(inner, examined);
    await emit(inner, fileQuarantined, { subject: file.id, payload: { fileName: file.name, reason } });
  });
  return fail('files.quarantined', { reason });
}
