import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { dispositionStarted } from '../../contract/events.ts';
import type { DeskView } from '../../contract/views.ts';
import { authorizeStep, deskPayload, loadDesk, markWorkBegun, showDesk, writeStep } from '../work-desk.ts';

/** The recipient takes up the work. */
export async function startDisposition(
  ctx: TxContext,
  input: InputOf<typeof dispositions.start>,
): Promise<DeskView> {
  const work = await loadDesk(ctx, input.recipientId);
  const post = authorizeStep(ctx, work, 'start');
  await writeStep(ctx, work, 'start');
  await markWorkBegun(ctx, work);
  const payload = deskPayload(work.desk, [work.desk.giver_post_id]);
  await emit(ctx, dispositionStarted, { subject: work.desk.id, matter: work.letter.id, post, payload });
  return showDesk(ctx, work);
}
