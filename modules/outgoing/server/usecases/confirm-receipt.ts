import type { PostId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { deliveryRead } from '../../contract/events.ts';
import type { sending } from '../../contract/sending.ts';
import type { DeliveryId } from '../../contract/terms.ts';
import { changeDeliveries } from '../sending/deliveries.writes.ts';
import { withReceived } from '../sending/received.ts';

/** Whoever received the letter by mail says so; said again, the first time counts. */
export function confirmReceipt(
  ctx: OutsideContext,
  input: InputOf<typeof sending.confirm>,
): Promise<OutputOf<typeof sending.confirm>> {
  return withReceived(ctx, input.receiptCode, async (inner, { delivery, letter }) => {
    if (delivery.read_at) return { confirmedAt: delivery.read_at.toISOString() };
    const at = inner.clock.now();
    const deliveryId = delivery.id as DeliveryId;
    changeDeliveries(inner.tx, [deliveryId], { read_at: at });
    await emit(inner, deliveryRead, {
      subject: letter.id,
      payload: {
        securityClass: letter.security_class,
        posts: [letter.drafted_post_id as PostId],
        deliveryId,
      },
    });
    return { confirmedAt: at.toISOString() };
  });
}
