import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { letterClosed, letterReopened } from '../../contract/events.ts';
import type { letters } from '../../contract/letters.ts';
import type { LetterView } from '../../contract/views.ts';
import { lettersCan, tellable } from '../letters.policy.ts';
import { markAnswered, markUnanswered, moveTo } from '../letters.writes.ts';
import { loadLetter, showLetter } from '../load-letter.ts';

/** An addressee ends the matter of a letter. */
export async function closeLetter(ctx: TxContext, input: InputOf<typeof letters.close>): Promise<LetterView> {
  const now = ctx.clock.now();
  const { row, facts } = await loadLetter(ctx, input.letterId, { lock: true });
  const post = found(postOf(ctx.actor, input.postId));
  ensure(facts.addressees.includes(post.id), 'core.not-found');
  ensure(row.stage !== 'closed' && row.stage !== 'cancelled', 'letters.already-settled');
  ensure(lettersCan(ctx.actor, facts).close, 'core.not-found');
  await markAnswered(ctx.tx, input.letterId, 'all', now);
  await moveTo(ctx.tx, input.letterId, {
    stage: 'closed',
    at: now,
    by: ctx.actor.personId,
    note: input.note ?? null,
  });
  await emit(ctx, letterClosed, {
    subject: input.letterId,
    post: post.id,
    payload: { note: tellable(facts, input.note) },
  });
  return showLetter(ctx, input.letterId);
}

/** An addressee takes a closed matter up again. */
export async function reopenLetter(
  ctx: TxContext,
  input: InputOf<typeof letters.reopen>,
): Promise<LetterView> {
  const { row, facts } = await loadLetter(ctx, input.letterId, { lock: true });
  const post = found(postOf(ctx.actor, input.postId));
  ensure(facts.addressees.includes(post.id), 'core.not-found');
  ensure(row.stage === 'closed', 'letters.already-settled');
  ensure(lettersCan(ctx.actor, facts).reopen, 'core.not-found');
  const stage = row.settled_from ?? 'in-progress';
  await moveTo(ctx.tx, input.letterId, { stage, at: null, by: null, note: null });
  // What was closed before anyone disposed it waits for that again.
  if (stage === 'registered') await markUnanswered(ctx.tx, input.letterId, post.id);
  await emit(ctx, letterReopened, {
    subject: input.letterId,
    post: post.id,
    payload: { reason: tellable(facts, input.reason) },
  });
  return showLetter(ctx, input.letterId);
}
