import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { letterOpened } from '../../contract/events.ts';
import type { letters } from '../../contract/letters.ts';
import { openFor } from '../addressees.writes.ts';
import { loadLetter } from '../load-letter.ts';

/** Records once that an addressee, or who acts for them, has seen the letter. */
export async function markOpened(
  ctx: TxContext,
  input: InputOf<typeof letters.markOpened>,
): Promise<undefined> {
  // Who takes the letter back from an addressee asks whether it was opened: neither may overtake the other.
  const letter = await loadLetter(ctx, input.letterId, { lock: true });
  const post = found(postOf(ctx.actor, input.postId));
  found(letter.addressees.find((one) => one.post_id === post.id));
  const first = await openFor(ctx.tx, input.letterId, post.id, ctx.actor.personId, ctx.clock.now());
  if (first) await emit(ctx, letterOpened, { subject: input.letterId, post: post.id, payload: {} });
}
