import { found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import type { sending } from '../../contract/sending.ts';
import { withReceived } from '../sending/received.ts';

/** The signed letter for whoever holds the link of its mail. */
export async function receivePdf(
  ctx: OutsideContext,
  input: InputOf<typeof sending.receivePdf>,
): Promise<FileAnswer> {
  const file = await withReceived(ctx, input.receiptCode, async ({ tx }, { letter }) =>
    found(await fileById(tx, letter.file_id as FileId)),
  );
  // Without a validator: a link that leads nowhere any more must not open from a cache.
  const { etag: _, ...answer } = await openFile(ctx.files, file, { inline: true });
  return answer;
}
