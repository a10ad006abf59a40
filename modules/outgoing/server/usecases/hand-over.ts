import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { deliveryHandedOver } from '../../contract/events.ts';
import type { DeliveryView, sending } from '../../contract/sending.ts';
import { mayDeliver } from '../sending/deliveries.policy.ts';
import { changeDeliveries, notFailed } from '../sending/deliveries.writes.ts';
import { loadDelivery, showDelivery } from '../sending/load-delivery.ts';

/** Records who took the printed letter: of a recipient on paper, or of one whom it did not reach otherwise. */
export async function handOver(
  ctx: TxContext,
  input: InputOf<typeof sending.handOver>,
): Promise<DeliveryView> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const at = input.at ? new Date(input.at) : now;
  const delivery = await loadDelivery(ctx, input.deliveryId, { lock: true });
  const { draft, can } = delivery;
  ensure(mayDeliver(actor, draft.rights), 'core.not-found');
  ensure(can.handOver, 'outgoing.not-now');
  ensure(at <= now, 'outgoing.handed-over-later');
  ensure(at >= toTheMinute(found(draft.row.signed_at)), 'outgoing.handed-over-before');
  changeDeliveries(tx, [input.deliveryId], {
    ...notFailed,
    sent_at: at,
    delivered_at: at,
    read_at: null,
    handed_to: input.handedTo,
    handed_by: found(actor.personId),
  });
  const own = actor.posts.find((post) => post.capacity !== 'secretary') ?? actor.posts[0];
  await emit(ctx, deliveryHandedOver, {
    subject: draft.id,
    post: own?.id ?? null,
    payload: { securityClass: draft.rights.securityClass, posts: [], deliveryId: input.deliveryId },
  });
  return showDelivery(ctx, delivery);
}

/** An hour is written down to its minute. */
function toTheMinute(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000);
}
