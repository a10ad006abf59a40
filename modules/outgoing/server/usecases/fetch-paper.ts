import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { openFile } from '#modules/files/server/files.api.ts';
import type { signatures } from '../../contract/signing.ts';
import { paperFile } from '../signing/paper-file.ts';

/** The paper as it was printed for signing, with the signatures that it has by now. */
export async function fetchPaper(
  ctx: OutsideContext,
  input: InputOf<typeof signatures.paper>,
): Promise<FileAnswer> {
  const { file, etag } = await ctx.transact('read', (inner) => paperFile(inner, input.draftId));
  return { ...(await openFile(ctx.files, file, { inline: true })), etag };
}
