import { found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DeliveryView } from '../../contract/sending.ts';
import type { DeliveryId, DraftId } from '../../contract/terms.ts';
import { type LoadedDraft, loadDraft } from '../drafts/load-draft.ts';
import { deliveryCan } from './deliveries.policy.ts';
import { presentDelivery } from './deliveries.present.ts';
import { type DeliveryRecord, deliveryById } from './deliveries.queries.ts';

export interface LoadedDelivery {
  row: DeliveryRecord;
  draft: LoadedDraft;
  can: DeliveryView['can'];
}

/**
 * A delivery of a letter that the actor may read; `lock` holds it until the transaction ends.
 * @throws core.not-found whether it is missing, foreign or not theirs to read, core.step-up-required
 */
export async function loadDelivery(
  ctx: TxContext,
  id: DeliveryId,
  options: { lock?: boolean } = {},
): Promise<LoadedDelivery> {
  const row = found(await deliveryById(ctx.tx, id, options));
  const draft = await loadDraft(ctx, row.letter_id as DraftId);
  return { row, draft, can: deliveryCan(ctx.actor, draft.rights, row) };
}

/** The delivery as it stands now. */
export async function showDelivery(ctx: TxContext, { row, draft }: LoadedDelivery): Promise<DeliveryView> {
  const now = found(await deliveryById(ctx.tx, row.id as DeliveryId));
  return presentDelivery(now, ctx.actor, draft.rights);
}
