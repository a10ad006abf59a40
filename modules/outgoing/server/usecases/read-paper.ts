import { buffer } from 'node:stream/consumers';
import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { findInPages } from '#core/documents/find-in-pages.ts';
import { pdfWords } from '#core/documents/pdf-words.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { signatures } from '../../contract/signing.ts';
import type { DraftId } from '../../contract/terms.ts';
import { paperFile } from '../signing/paper-file.ts';

/** The words of one page of the paper. They stand in its file, and nothing of them is kept beside it. */
export async function readPaperPage(
  ctx: OutsideContext,
  { draftId, page }: InputOf<typeof signatures.paperWords>,
): Promise<OutputOf<typeof signatures.paperWords>> {
  const { pdf, pages } = await openPaper(ctx, draftId);
  found(page <= pages ? page : null);
  const { body, boxes } = found((await pdfWords(pdf, page, page))[0]);
  return { body, boxes };
}

/** Where words stand on the paper. */
export async function findInPaper(
  ctx: OutsideContext,
  { draftId, q }: InputOf<typeof signatures.findInPaper>,
): Promise<OutputOf<typeof signatures.findInPaper>> {
  const { pdf, pages } = await openPaper(ctx, draftId);
  const words = (await pdfWords(pdf, 1, pages)).filter(({ body }) => body !== '');
  return findInPages(q, async (after, size) => words.filter(({ page }) => page > after).slice(0, size));
}

async function openPaper(ctx: OutsideContext, draftId: DraftId): Promise<{ pdf: Buffer; pages: number }> {
  const { paper, file } = await ctx.transact('read', (inner) =>
    paperFile(inner, draftId, { turningPages: true }),
  );
  return { pdf: await buffer(await ctx.files.open(file.sha256)), pages: paper.pages };
}
