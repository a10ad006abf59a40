import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holds, postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  ensureLetterKept,
  letterForAction,
  markAnswered,
  markStage,
  visibleLetter,
} from '#modules/letters/server/letters.api.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { dispositionGiven } from '../../contract/events.ts';
import { giveDispositions } from '../../contract/permissions.ts';
import type { DispositionView } from '../../contract/views.ts';
import { isLetterOpen } from '../dispositions.policy.ts';
import { showDisposition, writeGiving } from '../give.ts';

/** An addressee gives the letter to posts below; with that it leaves the addressee's inbox. */
export async function giveDisposition(
  ctx: TxContext,
  input: InputOf<typeof dispositions.give>,
): Promise<DispositionView> {
  const { letterId, postId, ...fields } = input;
  const from = found(postOf(ctx.actor, postId));
  const [letter, path] = await Promise.all([
    letterForAction(ctx.tx, letterId, { lock: true }).then(found),
    unitPath(ctx.tx, from.unitId),
  ]);
  ensure(holds(ctx.actor, giveDispositions, path), 'core.not-found');
  if (!letter.addressees.includes(from.id)) {
    await visibleLetter(ctx, letterId);
    fail('dispositions.not-addressee');
  }
  ensureLetterKept(letter);
  ensure(isLetterOpen(letter.stage), 'dispositions.letter-settled');

  const given = await writeGiving(ctx, { letter, from, parent: null, fields });
  const at = ctx.clock.now();
  await Promise.all([
    markAnswered(ctx.tx, letterId, from.id, at),
    letter.stage === 'registered' ? markStage(ctx.tx, letterId, 'disposed') : undefined,
  ]);
  await emit(ctx, dispositionGiven, {
    subject: given.dispositionId,
    matter: letterId,
    post: from.id,
    payload: given,
  });
  return showDisposition(ctx, letterId, given.dispositionId);
}
