import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import type { Context } from '#core/session/context.ts';
import type { requests } from '../../contract/requests.ts';
import { formWords } from '../form-words.ts';
import { printedLeave } from '../printed-leave.ts';

const template = 'modules/leave/printing/form.typ';

/** The official form of a request; it is read in a short transaction, the setting of the page holds none. */
export async function printForm(
  ctx: OutsideContext,
  { requestId }: InputOf<typeof requests.printForm>,
): Promise<FileAnswer> {
  const { words, first } = await ctx.transact('read', async (inner) => {
    const printed = await printedLeave(inner, requestId);
    const reader: Context = inner;
    return { words: formWords(reader, printed), first: printed.row.first };
  });
  return {
    body: await renderPdf(template, words, ctx.clock.now()),
    mediaType: 'application/pdf',
    fileName: `formulir-cuti-${first}.pdf`,
    inline: true,
  };
}
