import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsByIds, postsInForce } from '#modules/organization/server/organization.api.ts';
import { addresseesAdded, addresseeWithdrawn, readersUnnamed } from '../../contract/events.ts';
import type { letterChanges } from '../../contract/letter-changes.ts';
import { hasReaders } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { addAddressees, removeAddressee } from '../addressees.writes.ts';
import { isSettled, lettersCan, registeringPost, tellable } from '../letters.policy.ts';
import { loadLetter, showLetter } from '../load-letter.ts';
import { giveReason, takeReason } from '../readers.queries.ts';

/** A letter that goes to more posts than this is a circular, and has a distribution list of its own. */
const mostAddressees = 50;

/** Passes a registered letter to further posts; it waits in their inboxes as it did in those of the first. */
export async function addLetterAddressees(
  ctx: TxContext,
  input: InputOf<typeof letterChanges.addAddressees>,
): Promise<LetterView> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const { facts } = await loadLetter(ctx, input.letterId, { lock: true });
  ensure(!isSettled(facts), 'letters.already-settled');
  ensure(lettersCan(actor, facts).readdress, 'core.not-found');
  const further = input.postIds.filter((post) => !facts.addressees.includes(post));
  if (further.length === 0) return showLetter(ctx, input.letterId);
  ensure(facts.addressees.length + further.length <= mostAddressees, 'letters.too-many-addressees', {
    most: mostAddressees,
  });
  const posts = await postsByIds(tx, further, now);
  ensure(
    further.every((id) => posts.has(id)),
    'core.not-found',
  );
  const inForce = await postsInForce(tx, further, dayIn(actor.zone, now));
  ensure(inForce.length === further.length, 'letters.post-not-in-force');
  if (hasReaders(facts.securityClass))
    await giveReason(tx, input.letterId, further, 'named', { by: actor.personId, at: now });
  await addAddressees(tx, input.letterId, further, actor.personId, now);
  await emit(ctx, addresseesAdded, {
    subject: input.letterId,
    post: registeringPost(actor, undefined)?.id ?? null,
    payload: { posts: further },
  });
  return showLetter(ctx, input.letterId);
}

/** Takes a letter back from a post that it was passed to by mistake; a letter always has somebody to whom it goes. */
export async function withdrawAddressee(
  ctx: TxContext,
  input: InputOf<typeof letterChanges.withdrawAddressee>,
): Promise<LetterView> {
  const { tx, actor } = ctx;
  const { facts, addressees } = await loadLetter(ctx, input.letterId, { lock: true });
  ensure(!isSettled(facts), 'letters.already-settled');
  ensure(lettersCan(actor, facts).readdress, 'core.not-found');
  const addressee = found(addressees.find((one) => one.post_id === input.postId));
  ensure(!addressee.answered_at, 'letters.already-answered');
  ensure(addressees.length > 1, 'letters.last-addressee');
  await removeAddressee(tx, input.letterId, input.postId);
  await emit(ctx, addresseeWithdrawn, {
    subject: input.letterId,
    post: registeringPost(actor, undefined)?.id ?? null,
    payload: { posts: [input.postId], reason: tellable(facts, input.reason) },
  });
  // What was read cannot be unread: only a post that has not opened it loses the right to.
  if (hasReaders(facts.securityClass) && !addressee.opened_at) {
    const gone = await takeReason(tx, input.letterId, [input.postId], 'named');
    if (gone.length > 0)
      await emit(ctx, readersUnnamed, { subject: input.letterId, payload: { posts: gone } });
  }
  return showLetter(ctx, input.letterId);
}
