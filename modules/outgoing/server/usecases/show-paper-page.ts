import { buffer } from 'node:stream/consumers';
import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import type { signatures } from '../../contract/signing.ts';
import { picturePage } from '../printing/picture-page.ts';
import { paperFile } from '../signing/paper-file.ts';

/** A page of the paper as a picture, for screens that show no PDF. */
export async function showPaperPage(
  ctx: OutsideContext,
  input: InputOf<typeof signatures.paperPage>,
): Promise<FileAnswer> {
  const { paper, file, etag } = await ctx.transact('read', (inner) =>
    paperFile(inner, input.draftId, { turningPages: true }),
  );
  found(input.page <= paper.pages ? input.page : null);
  const pdf = await buffer(await ctx.files.open(file.sha256));
  const { picture } = found(await picturePage(pdf, input.page));
  return {
    body: picture,
    mediaType: 'image/webp',
    fileName: `${input.page}.webp`,
    inline: true,
    pages: paper.pages,
    ...(etag && { etag: `${etag}-${input.page}` }),
  };
}
