import { ensure, found } from '#core/contract/errors.ts';
import type { AgencyId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { throttleAddress } from '#core/policy/throttle.ts';
import type { TxContext } from '#core/session/context.ts';
import { deliveryArrived } from '../../contract/events.ts';
import type { DeliveryId, DraftId } from '../../contract/terms.ts';
import { ensureSentKept } from '../drafts/ensure-kept.ts';
import { type DeliveryRecord, deliveryById, type SignedLetter, signedLetter } from './deliveries.queries.ts';
import { changeDeliveries } from './deliveries.writes.ts';
import { enterReceived } from './received.queries.ts';

/** Links that may be asked for from one address, and in how many seconds. */
const allowance = 120;
const windowSeconds = 60;

/** A mail that was sent, as whoever holds its link meets it. */
export interface Received {
  delivery: DeliveryRecord;
  letter: SignedLetter;
  zone: string;
}

/**
 * Lets in whoever holds the link of a mail. Opening it is kept as its arrival: programs that look at links before people
 * do open them too, so only what is confirmed counts as read.
 * @throws core.not-found, core.too-many-requests {seconds}, outgoing.destroyed {on, report}
 */
export async function withReceived<T>(
  ctx: OutsideContext,
  receiptCode: string,
  work: (inner: TxContext, received: Received) => Promise<T>,
): Promise<T> {
  // Counted in a transaction of its own: a wrong guess must stay counted.
  const seconds = await ctx.transact('note', ({ tx }) =>
    throttleAddress(tx, 'received', ctx.request.ip, allowance, windowSeconds),
  );
  ensure(seconds === 0, 'core.too-many-requests', { seconds });
  return ctx.transact('note', async (stranger) => {
    const entered = found(await enterReceived(stranger.tx, receiptCode));
    const agencyId = entered.agency_id as AgencyId;
    const inner = { ...stranger, actor: { ...stranger.actor, agencyId, zone: entered.zone } };
    const delivery = found(await deliveryById(inner.tx, entered.delivery_id as DeliveryId, { lock: true }));
    ensure(delivery.sent_at, 'core.not-found');
    const letter = found(await signedLetter(inner.tx, delivery.letter_id as DraftId));
    ensureSentKept(letter);
    if (!delivery.delivered_at) await arrived(inner, delivery, letter);
    return work(inner, { delivery, letter, zone: entered.zone });
  });
}

async function arrived(ctx: TxContext, delivery: DeliveryRecord, letter: SignedLetter): Promise<void> {
  const deliveryId = delivery.id as DeliveryId;
  changeDeliveries(ctx.tx, [deliveryId], { delivered_at: ctx.clock.now() });
  await emit(ctx, deliveryArrived, {
    subject: letter.id,
    payload: { securityClass: letter.security_class, posts: [], deliveryId },
  });
}
