import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import type { Context } from '#core/session/context.ts';
import type { requests } from '../../contract/requests.ts';
import { letterWords } from '../letter-words.ts';
import { printedLeave } from '../printed-leave.ts';
import { countsAsLeave } from '../rules/request/transitions.ts';

const template = 'modules/leave/printing/letter.typ';

/** The leave letter of leave that was granted. */
export async function printLetter(
  ctx: OutsideContext,
  { requestId }: InputOf<typeof requests.printLetter>,
): Promise<FileAnswer> {
  const { words, first } = await ctx.transact('read', async (inner) => {
    const printed = await printedLeave(inner, requestId);
    ensure(countsAsLeave(printed.row.state), 'leave.no-letter');
    const reader: Context = inner;
    return { words: letterWords(reader, printed), first: printed.row.first };
  });
  return {
    body: await renderPdf(template, words, ctx.clock.now()),
    mediaType: 'application/pdf',
    fileName: `surat-izin-cuti-${first}.pdf`,
    inline: true,
  };
}
