import type { InputOf } from '#core/contract/operation.ts';
import { documentMediaType } from '#core/documents/document-type.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import type { draftTexts } from '../../contract/text.ts';
import { loadDrafting } from '../drafts/load-draft.ts';
import { docxOf } from '../text/docx-of.ts';
import { docxWords } from '../text/docx-words.ts';
import { textOf } from '../text/text-of.ts';

/** The text of a draft as a DOCX, made outside of the transaction that read it. */
export async function writeDocx(
  ctx: OutsideContext,
  { draftId }: InputOf<typeof draftTexts.writeDocx>,
): Promise<FileAnswer> {
  const { subject, text } = await ctx.transact('read', async (inner) => {
    const draft = await loadDrafting(inner, draftId);
    return { subject: draft.facts.subject, text: await textOf(inner.tx, draftId) };
  });
  const body = await docxOf(text, subject, docxWords(ctx));
  const name =
    subject
      .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'naskah';
  return { body, mediaType: documentMediaType.docx, fileName: `${name}.docx`, size: body.length };
}
