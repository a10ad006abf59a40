import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { dispositionRead } from '../../contract/events.ts';
import type { DeskView } from '../../contract/views.ts';
import { actingPost } from '../dispositions.policy.ts';
import { deskPayload, loadDesk, showDesk, writeStep } from '../work-desk.ts';

/** Records the first reading by the recipient, after which it can no longer be cancelled. */
export async function markRead(
  ctx: TxContext,
  input: InputOf<typeof dispositions.markRead>,
): Promise<DeskView> {
  const work = await loadDesk(ctx, input.recipientId);
  const post = found(actingPost(ctx.actor, work.desk, 'read'));
  if (work.desk.state === 'sent') {
    await writeStep(ctx, work, 'read');
    const payload = deskPayload(work.desk, [work.desk.giver_post_id]);
    await emit(ctx, dispositionRead, { subject: work.desk.id, matter: work.letter.id, post, payload });
  }
  return showDesk(ctx, work);
}
