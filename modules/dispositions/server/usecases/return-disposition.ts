import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { dispositionReturned } from '../../contract/events.ts';
import type { DeskView } from '../../contract/views.ts';
import { openBelow } from '../rules/tree.ts';
import { sayUnlessSecret } from '../say-unless-secret.ts';
import { authorizeStep, deskPayload, loadDesk, showDesk, writeStep } from '../work-desk.ts';

/** The recipient gives it back to the giver with a reason; not while somebody below is still at work on it. */
export async function returnDisposition(
  ctx: TxContext,
  input: InputOf<typeof dispositions.return>,
): Promise<DeskView> {
  const work = await loadDesk(ctx, input.recipientId);
  const post = authorizeStep(ctx, work, 'return');
  ensure(openBelow(work.desks, [work.desk.id]).length === 0, 'dispositions.open-below');
  await writeStep(ctx, work, 'return', input.reason);
  const payload = {
    ...deskPayload(work.desk, [work.desk.giver_post_id]),
    reason: await sayUnlessSecret(ctx, work, input.reason),
  };
  await emit(ctx, dispositionReturned, { subject: work.desk.id, matter: work.letter.id, post, payload });
  return showDesk(ctx, work);
}
