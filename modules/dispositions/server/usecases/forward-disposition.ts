import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holds, postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { dispositionForwarded } from '../../contract/events.ts';
import { giveDispositions } from '../../contract/permissions.ts';
import type { DispositionView } from '../../contract/views.ts';
import { showDisposition, writeGiving } from '../give.ts';
import { authorizeStep, loadDesk, markWorkBegun, writeStep } from '../work-desk.ts';

/** A recipient gives on what reached the post; the desk waits until those below have answered. */
export async function forwardDisposition(
  ctx: TxContext,
  input: InputOf<typeof dispositions.forward>,
): Promise<DispositionView> {
  const { recipientId, ...fields } = input;
  const work = await loadDesk(ctx, recipientId);
  const from = found(postOf(ctx.actor, authorizeStep(ctx, work, 'forward')));
  ensure(holds(ctx.actor, giveDispositions, work.desk.unit_path), 'core.not-found');

  const given = await writeGiving(ctx, { letter: work.letter, from, parent: work.desk, fields });
  await writeStep(ctx, work, 'forward');
  await markWorkBegun(ctx, work);
  await emit(ctx, dispositionForwarded, {
    subject: given.dispositionId,
    matter: work.letter.id,
    post: from.id,
    payload: { ...given, parentId: recipientId },
  });
  return showDisposition(ctx, work.letter.id, given.dispositionId);
}
