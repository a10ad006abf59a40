import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { files } from '#modules/files/contract/operations.ts';
import { ownUpload, removeUploads } from '../files.queries.ts';

type Op = typeof files.cancelUpload;

/** Forgets an upload. A file that it already became stays. */
export async function cancelUpload(ctx: OutsideContext, input: InputOf<Op>): Promise<OutputOf<Op>> {
  await ctx.transact('write', async (inner) => {
    const upload = found(await ownUpload(inner.tx, inner.actor.personId, input.uploadId, true));
    await removeUploads(inner.tx, [upload.id]);
  });
  await ctx.files.partials.discard(input.uploadId);
  return undefined;
}
