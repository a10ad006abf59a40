import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { letterCancelled } from '../../contract/events.ts';
import type { letters } from '../../contract/letters.ts';
import type { LetterView } from '../../contract/views.ts';
import { lettersCan, registeringPost, tellable } from '../letters.policy.ts';
import { markAnswered, moveTo } from '../letters.writes.ts';
import { loadLetter, showLetter } from '../load-letter.ts';

/** Cancels a registration before anyone has disposed it; number and reason stay in the book. */
export async function cancelLetter(
  ctx: TxContext,
  input: InputOf<typeof letters.cancel>,
): Promise<LetterView> {
  const now = ctx.clock.now();
  const { row, facts } = await loadLetter(ctx, input.letterId, { lock: true });
  ensure(row.stage !== 'closed' && row.stage !== 'cancelled', 'letters.already-settled');
  ensure(row.stage === 'registered', 'letters.has-dispositions');
  ensure(lettersCan(ctx.actor, facts).cancel, 'core.not-found');
  await markAnswered(ctx.tx, input.letterId, 'all', now);
  await moveTo(ctx.tx, input.letterId, {
    stage: 'cancelled',
    at: now,
    by: ctx.actor.personId,
    note: input.reason,
  });
  await emit(ctx, letterCancelled, {
    subject: input.letterId,
    post: registeringPost(ctx.actor, undefined)?.id ?? null,
    payload: { reason: tellable(facts, input.reason) },
  });
  return showLetter(ctx, input.letterId);
}
