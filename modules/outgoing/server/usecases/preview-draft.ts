import { createHash } from 'node:crypto';
import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { readingMinutes } from '#core/policy/step-up.ts';
import type { drafts } from '../../contract/drafts.ts';
import { keptText, liveText } from '../drafts/live-version.ts';
import { loadDrafting } from '../drafts/load-draft.ts';
import { printedBefore } from '../drafts/printed-before.ts';
import { picturePage } from '../printing/picture-page.ts';
import { letterFactsOf, printLetter } from '../printing/print-letter.ts';

type Input = InputOf<typeof drafts.preview>;

/** The letter as it would be printed now, or as a version of it would, marked as a draft. */
export async function previewDraft(ctx: OutsideContext, input: Input): Promise<FileAnswer> {
  const { pdf } = await print(ctx, input);
  return { body: pdf, mediaType: 'application/pdf', fileName: 'konsep.pdf', inline: true };
}

/** A page of it as a picture. */
export async function previewPage(
  ctx: OutsideContext,
  input: InputOf<typeof drafts.previewPage>,
): Promise<FileAnswer> {
  const { pdf } = await print(ctx, input, readingMinutes);
  const { picture, pages } = found(await picturePage(pdf, input.page));
  return { body: picture, pages, mediaType: 'image/webp', fileName: `${input.page}.webp`, inline: true };
}

/** Printed outside of the transaction that reads it; the same letter is printed once for all its pages. */
async function print(ctx: OutsideContext, input: Input, freshMinutes?: number): Promise<{ pdf: Buffer }> {
  const facts = await ctx.transact('read', async (inner) => {
    const draft = await loadDrafting(inner, input.draftId, freshMinutes ? { freshMinutes } : {});
    const { tx } = inner;
    const text = input.version ? await keptText(tx, draft.id, input.version) : await liveText(tx, draft);
    return letterFactsOf(inner, { row: draft.row, ...text, number: draft.row.number, draft: true });
  });
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
  return { pdf: await printedBefore(digest, () => printLetter(ctx, facts)) };
}
