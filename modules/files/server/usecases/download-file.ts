import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import type { files } from '#modules/files/contract/operations.ts';
import { fileById, openFile } from '../files.api.ts';

/**
 * Gives a person back what they uploaded, until it becomes part of something: from then on everybody reads it through
 * that, the uploader as well.
 */
export async function downloadFile(
  ctx: OutsideContext,
  input: InputOf<typeof files.downloadFile>,
): Promise<FileAnswer> {
  const file = await ctx.transact('read', async ({ tx, actor }) => {
    const known = await fileById(tx, input.fileId);
    return found(known?.uploadedBy === actor.personId && !known.claimed ? known : undefined);
  });
  return openFile(ctx.files, file);
}
