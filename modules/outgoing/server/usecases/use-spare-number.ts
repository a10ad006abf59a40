import { dayIn } from '#core/clock/clock.ts';
import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { numberReserved } from '../../contract/events.ts';
import type { NumberView, numbers } from '../../contract/numbers.ts';
import { reserveNumbers } from '../../contract/permissions.ts';
import { signingFacts } from '../configuration/signing-facts.ts';
import { issuingPostOf } from '../drafts/issuing-post.ts';
import { kindOfDraft } from '../drafts/kind-of-draft.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { leaveOf } from '../numbers/approver.ts';
import { heldNumber } from '../numbers/kept-books.ts';
import { bookOfIssuer, numberPlace } from '../numbers/number-letter.ts';
import { presentNumbers } from '../numbers/numbers.present.ts';
import { counterOf, entryOf, numberOfDraft } from '../numbers/numbers.queries.ts';
import { keepNumber } from '../numbers/numbers.writes.ts';
import { sameCounter } from '../rules/numbering/counter-key.ts';
import { assigned } from '../rules/numbering/number-life.ts';

/**
 * Gives a letter that waits for its signature a number that was kept back. It must be of the counter that the letter
 * counts in today; on another day than its own it asks for a reason and for somebody who approves.
 */
export async function useSpareNumber(
  ctx: TxContext,
  input: InputOf<typeof numbers.useSpare>,
): Promise<NumberView> {
  const { tx, actor } = ctx;
  // The letter is locked first, as everywhere.
  const draft = await loadDraft(ctx, input.draftId, { lock: true });
  ensure(draft.rights.stage === 'ready', 'outgoing.not-now');
  ensure(!(await numberOfDraft(tx, draft.id)), 'outgoing.not-now');
  const spare = await heldNumber(ctx, input.numberId, reserveNumbers);
  const now = ctx.clock.now();
  const day = dayIn(actor.zone, now);
  ensure(spare.state === 'spare', 'outgoing.number-not-spare');
  const { kind } = await kindOfDraft(ctx, draft.row);
  const issuingPostId = issuingPostOf(draft.facts.signers);
  const issuing = found((await signingFacts(tx, [issuingPostId])).posts.get(issuingPostId));
  const book = await bookOfIssuer(tx, issuing);
  const place = await numberPlace(ctx, book, {
    issuing,
    kind,
    securityClass: draft.facts.securityClass,
    classificationCode: draft.facts.classificationCode,
  });
  ensure(spare.year === place.key.year, 'outgoing.number-of-another-year');
  ensure(sameCounter(counterOf(spare), place.key), 'outgoing.number-of-another-counter');
  const leave = spare.taken_on === day ? null : await leaveOf(ctx, book, input);
  const outcome = assigned(entryOf(spare), draft.id, day, leave);
  const entry = outcome.entry ?? fail(outcome.refused);
  const change = { by: found(actor.personId), at: now };
  const row = await keepNumber(tx, spare, entry, place.textOf(spare.sequence), change);
  await emit(ctx, numberReserved, {
    subject: draft.id,
    payload: { numberId: row.id, securityClass: draft.rights.securityClass, posts: [] },
  });
  const [view] = await presentNumbers(ctx, [row]);
  return found(view);
}
