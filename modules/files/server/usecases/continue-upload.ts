import { AppError, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { files } from '#modules/files/contract/operations.ts';
import type { UploadView } from '#modules/files/contract/types.ts';
import { acceptFile } from '../accept-file.ts';
import { presentUpload } from '../files.present.ts';
import { noteUpload, ownUpload, type UploadRow } from '../files.queries.ts';
import { lookAtUpload, uploadedFile } from '../look-at-upload.ts';

type Op = typeof files.continueUpload;

/**
 * Adds a piece. What had come of a piece that broke off is kept; the last byte makes the file. A repeated last piece
 * answers with the same file, and after a passing fault an empty piece at the end tries the checks again.
 */
export async function continueUpload(ctx: OutsideContext, input: InputOf<Op>): Promise<OutputOf<Op>> {
  const { upload, file } = await ctx.transact('read', (inner) => lookAtUpload(inner, input.uploadId));
  if (file) return presentUpload(upload, upload.size_bytes, file);
  const offset = await append(ctx, upload, input.offset);
  await ctx.transact('note', (inner) => noteUpload(inner.tx, upload.id, { touched_at: ctx.clock.now() }));
  if (offset < upload.size_bytes)
    return presentUpload({ ...upload, touched_at: ctx.clock.now() }, offset, null);
  return finish(ctx, upload);
}

async function append(ctx: OutsideContext, upload: UploadRow, offset: number): Promise<number> {
  try {
    return await ctx.files.partials.append(upload.id, offset, ctx.request.body, upload.size_bytes);
  } catch (error) {
    const tooLong = error instanceof AppError && error.code === 'core.payload-too-large';
    throw tooLong ? new AppError('files.longer-than-declared', { sizeBytes: upload.size_bytes }) : error;
  }
}

async function finish(ctx: OutsideContext, upload: UploadRow): Promise<UploadView> {
  const content = await ctx.files.partials.open(upload.id);
  try {
    // The upload's own id is the key: of two requests that finish at once, both get the one file.
    const view = await acceptFile(
      ctx,
      { name: upload.name, content, key: upload.id },
      async (inner, file) => {
        const locked = found(await ownUpload(inner.tx, inner.actor.personId, upload.id, true));
        await noteUpload(inner.tx, locked.id, { file_id: file.id });
        return presentUpload(locked, locked.size_bytes, await uploadedFile(inner.tx, file));
      },
    );
    await ctx.files.partials.discard(upload.id);
    return view;
  } catch (error) {
    if (error instanceof AppError && isFinal(error)) await refuse(ctx, upload, error);
    throw error;
  }
}

/** A refusal that another try would meet again, unlike a fault of the storage or the scanner. */
function isFinal(error: AppError): boolean {
  return error.status < 500 && error.status !== 404;
}

async function refuse(ctx: OutsideContext, upload: UploadRow, error: AppError): Promise<void> {
  const refusal = { code: error.code, params: error.params };
  await ctx.transact('write', (inner) => noteUpload(inner.tx, upload.id, { refusal }));
  await ctx.files.partials.discard(upload.id);
}
