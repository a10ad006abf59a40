import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { dispositionSentBack } from '../../contract/events.ts';
import type { DeskView } from '../../contract/views.ts';
import { answerReports } from '../dispositions.queries.ts';
import { sayUnlessSecret } from '../say-unless-secret.ts';
import { authorizeStep, deskPayload, loadDesk, showDesk, writeStep } from '../work-desk.ts';

/** The giver sends the report back to be mended; the clock of the desk runs again. */
export async function sendBackReport(
  ctx: TxContext,
  input: InputOf<typeof dispositions.sendBack>,
): Promise<DeskView> {
  const work = await loadDesk(ctx, input.recipientId);
  const post = authorizeStep(ctx, work, 'send-back');
  await answerReports(ctx.tx, [work.desk.id], {
    sent_back_at: work.at,
    sent_back_by: work.person,
    sent_back_reason: input.reason,
  });
  await writeStep(ctx, work, 'send-back');
  const payload = {
    ...deskPayload(work.desk, [work.desk.post_id]),
    reason: await sayUnlessSecret(ctx, work, input.reason),
  };
  await emit(ctx, dispositionSentBack, { subject: work.desk.id, matter: work.letter.id, post, payload });
  return showDesk(ctx, work);
}
