import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DeliveryView, sending } from '../../contract/sending.ts';
import { draftsCan } from '../drafts/drafts.policy.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { startSending } from '../sending/start-sending.ts';
import { listDeliveries } from './list-deliveries.ts';

/** Its writer, or who sends for the unit, sends a signed letter. */
export async function sendLetter(
  ctx: TxContext,
  input: InputOf<typeof sending.send>,
): Promise<DeliveryView[]> {
  const { rights } = await loadDraft(ctx, input.draftId, { lock: true });
  ensure(rights.stage === 'signed', 'outgoing.not-now');
  ensure(draftsCan(ctx.actor, rights).send, 'core.not-found');
  await startSending(ctx, input.draftId);
  return listDeliveries(ctx, input);
}
