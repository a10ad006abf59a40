import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { files } from '#modules/files/contract/operations.ts';
import { presentUpload } from '../files.present.ts';
import { addUpload, openUploads } from '../files.queries.ts';

type Op = typeof files.startUpload;

/** Uploads of one person on their way at the same time. */
const mostAtOnce = 100;

/** Notes that a file is coming, so that its pieces have somewhere to go. */
export async function startUpload(ctx: TxContext, input: InputOf<Op>): Promise<OutputOf<Op>> {
  const { maxUploadBytes } = ctx.files;
  const limitMegabytes = Math.floor(maxUploadBytes / 1024 / 1024);
  ensure(input.size <= maxUploadBytes, 'core.payload-too-large', { limitMegabytes });
  const personId = found(ctx.actor.personId);
  const open = await openUploads(ctx.tx, personId);
  ensure(open < mostAtOnce, 'files.too-many-uploads', { limit: mostAtOnce });
  const now = ctx.clock.now();
  const upload = await addUpload(ctx.tx, {
    id: newId<'Upload'>(),
    person_id: personId,
    // Cleaned for good with the last byte, when the type is known; the database holds no NUL.
    name: input.name.replaceAll('\0', '').slice(0, 255) || 'berkas',
    size_bytes: input.size,
    created_at: now,
    touched_at: now,
  });
  return presentUpload(upload, 0, null);
}
