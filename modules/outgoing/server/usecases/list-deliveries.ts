import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DeliveryView, sending } from '../../contract/sending.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { presentDeliveries } from '../sending/deliveries.present.ts';
import { deliveriesOf } from '../sending/deliveries.queries.ts';

/** Whom the letter went to, for whoever may read it. */
export async function listDeliveries(
  ctx: TxContext,
  input: InputOf<typeof sending.deliveries>,
): Promise<DeliveryView[]> {
  const { rights } = await loadDraft(ctx, input.draftId);
  return presentDeliveries(await deliveriesOf(ctx.tx, input.draftId), ctx.actor, rights);
}
