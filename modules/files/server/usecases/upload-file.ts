import { fail } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { files } from '#modules/files/contract/operations.ts';
import { acceptFile } from '../accept-file.ts';
import { uploadedFile } from '../look-at-upload.ts';

type Op = typeof files.uploadFile;

/** Takes a whole file in one request. A retry with the same idempotency key answers with the same file. */
export function uploadFile(ctx: OutsideContext, input: InputOf<Op>): Promise<OutputOf<Op>> {
  const key = ctx.request.header('idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{8,200}$/.test(key)) fail('core.idempotency-key-invalid');
  return acceptFile(ctx, { name: input.name, content: ctx.request.body, key }, async (inner, file) => ({
    file: await uploadedFile(inner.tx, file),
  }));
}
