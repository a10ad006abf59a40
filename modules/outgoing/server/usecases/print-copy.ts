import { ensure, found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import type { sending } from '../../contract/sending.ts';
import { printLetter } from '../printing/print-letter.ts';
import type { LetterFacts } from '../rules/paper/letter-facts.ts';
import { deliveriesOf, signedLetter } from '../sending/deliveries.queries.ts';
import { loadDelivery } from '../sending/load-delivery.ts';

/**
 * The letter for one recipient on paper: what was signed, or of class SR and R the same paper with the number of its copy
 * (nomor salinan), so that it is known whose copy was left lying about.
 */
export async function printCopy(
  ctx: OutsideContext,
  input: InputOf<typeof sending.printCopy>,
): Promise<FileAnswer> {
  const { file, copy, fileName } = await ctx.transact('read', async (inner) => {
    const { row, draft, can } = await loadDelivery(inner, input.deliveryId);
    ensure(can.print, 'core.not-found');
    const letter = found(await signedLetter(inner.tx, draft.id));
    const fileName = `${letter.number.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.pdf`;
    if (!isConfidential(draft.rights.securityClass))
      return { file: found(await fileById(inner.tx, letter.file_id as FileId)), copy: null, fileName };
    const all = await deliveriesOf(inner.tx, draft.id);
    const copyMark = { number: all.findIndex((one) => one.id === row.id) + 1, of: all.length };
    return { file: null, copy: { ...(letter.printed as LetterFacts), copyMark }, fileName };
  });
  if (file) return { ...(await openFile(ctx.files, file, { inline: true })), fileName };
  return {
    body: await printLetter(ctx, copy!),
    mediaType: 'application/pdf',
    fileName,
    inline: true,
  };
}
