import { ensure, found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import { copyPrinted } from '../../contract/events.ts';
import type { sending } from '../../contract/sending.ts';
import type { DeliveryId } from '../../contract/terms.ts';
import { printLetter } from '../printing/print-letter.ts';
import type { CopyHolder, LetterFacts } from '../rules/paper/letter-facts.ts';
import { type DeliveryRecord, deliveriesOf, signedLetter } from '../sending/deliveries.queries.ts';
import { loadDelivery } from '../sending/load-delivery.ts';

/**
 * The letter for one recipient on paper: what was signed, or of class SR and R the same paper with the number of its copy
 * (nomor salinan) and the list of all copies, so that it is known whose copy was left lying about. Who printed which copy
 * is kept, before it leaves the house.
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
    const holders = holdersFor(row, await deliveriesOf(inner.tx, draft.id));
    const copyMark = { number: row.position, holders };
    return { file: null, copy: { ...(letter.printed as LetterFacts), copyMark }, fileName };
  });
  if (file) return { ...(await openFile(ctx.files, file, { inline: true })), fileName };
  const body = await printLetter(ctx, copy!);
  await ctx.transact('note', (inner) => notePrinted(inner, input.deliveryId));
  return { body, mediaType: 'application/pdf', fileName, inline: true };
}

/** Every copy with who holds it; who is behind a list that hides them is named on no copy but their own. */
const holdersFor = (own: DeliveryRecord, all: readonly DeliveryRecord[]): CopyHolder[] =>
  all.map(({ id, position, name, behind }) => ({
    number: position,
    name: behind === null || id === own.id ? name : behind,
  }));

async function notePrinted(ctx: TxContext, deliveryId: DeliveryId): Promise<void> {
  const { row, draft } = await loadDelivery(ctx, deliveryId);
  const { posts } = ctx.actor;
  const own = posts.find((post) => post.capacity !== 'secretary') ?? posts[0];
  await emit(ctx, copyPrinted, {
    subject: draft.id,
    post: own?.id ?? null,
    payload: {
      securityClass: draft.rights.securityClass,
      posts: [],
      deliveryId,
      copy: row.position,
    },
  });
}
