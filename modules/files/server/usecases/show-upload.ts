import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { files } from '#modules/files/contract/operations.ts';
import { presentUpload } from '../files.present.ts';
import { lookAtUpload } from '../look-at-upload.ts';

type Op = typeof files.showUpload;

/** Where an upload stands: how many bytes are safely here, and the file once it is whole. */
export async function showUpload(ctx: OutsideContext, input: InputOf<Op>): Promise<OutputOf<Op>> {
  const { upload, file } = await ctx.transact('read', (inner) => lookAtUpload(inner, input.uploadId));
  const offset = file ? upload.size_bytes : await ctx.files.partials.received(upload.id);
  return presentUpload(upload, offset, file);
}
