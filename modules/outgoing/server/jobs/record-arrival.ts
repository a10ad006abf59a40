import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { enqueue, type Job, job } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { deliveryArrived, deliveryFailed, deliveryRead } from '../../contract/events.ts';
import type { DeliveryId, DraftId } from '../../contract/terms.ts';
import {
  amendments,
  type DeliveryRecord,
  deliveriesOf,
  deliveryById,
  type SignedLetter,
  signedLetter,
} from '../sending/deliveries.queries.ts';
import { changeDeliveries, failed, notFailed } from '../sending/deliveries.writes.ts';
import { linkArrivalsJob, recordArrivalJob } from '../sending/job-names.ts';
import { givenUp } from '../sending/last-try.ts';

/** What another agency tells of a letter that was sent to it: registered there, opened, or not taken in. */
export const recordArrival: Job<typeof recordArrivalJob.payload> = job({
  ...recordArrivalJob,
  run: (ctx, { deliveryId, at, became }) =>
    ctx.transact('write', async (inner) => {
      const delivery = await deliveryById(inner.tx, deliveryId, { lock: true });
      const letter = delivery && (await signedLetter(inner.tx, delivery.letter_id as DraftId));
      // What went by hand since is told by who took it.
      if (!delivery?.sent_at || !letter || delivery.handed_to) return;
      const told = new Date(at);
      const heard = told < delivery.sent_at ? delivery.sent_at : told;
      if (became.what === 'registered') await registered(inner, delivery, letter, became.receipt, heard);
      if (became.what === 'opened') await opened(inner, delivery, letter, heard);
      if (became.what === 'taken-in' && delivery.failure === givenUp)
        changeDeliveries(inner.tx, [deliveryId], notFailed);
      if (became.what === 'failed' && !delivery.delivered_at)
        await notTakenIn(inner, delivery, letter, became.code, heard);
    }),
});

const baseOf = (delivery: DeliveryRecord, letter: SignedLetter, posts: PostId[] = []) => ({
  securityClass: letter.security_class,
  posts,
  deliveryId: delivery.id as DeliveryId,
});

async function registered(
  ctx: TxContext,
  delivery: DeliveryRecord,
  letter: SignedLetter,
  receipt: string,
  at: Date,
): Promise<void> {
  changeDeliveries(ctx.tx, [delivery.id as DeliveryId], {
    ...notFailed,
    delivered_at: delivery.delivered_at ?? at,
    receipt,
  });
  if (delivery.delivered_at) return;
  await emit(ctx, deliveryArrived, { subject: letter.id, payload: baseOf(delivery, letter) });
  await linkThere(ctx, delivery);
}

async function opened(
  ctx: TxContext,
  delivery: DeliveryRecord,
  letter: SignedLetter,
  at: Date,
): Promise<void> {
  if (delivery.read_at) return;
  changeDeliveries(ctx.tx, [delivery.id as DeliveryId], {
    read_at: at,
    delivered_at: delivery.delivered_at ?? at,
  });
  await emit(ctx, deliveryRead, { subject: letter.id, payload: baseOf(delivery, letter) });
}

async function notTakenIn(
  ctx: TxContext,
  delivery: DeliveryRecord,
  letter: SignedLetter,
  code: string,
  at: Date,
): Promise<void> {
  if (delivery.failure === code) return;
  changeDeliveries(ctx.tx, [delivery.id as DeliveryId], failed(code, at));
  await emit(ctx, deliveryFailed, {
    subject: letter.id,
    payload: { ...baseOf(delivery, letter, [letter.drafted_post_id as PostId]), code },
  });
}

/** Letters that amend each other are linked there too, as soon as both are registered. */
async function linkThere({ tx, actor }: TxContext, delivery: DeliveryRecord): Promise<void> {
  const id = delivery.letter_id as DraftId;
  for (const { later, earlier, how } of await amendments(tx, id)) {
    const others = await deliveriesOf(tx, later === id ? earlier : later);
    const other = others.find((one) => one.to_agency_id === delivery.to_agency_id);
    if (!other) continue;
    const [laterOne, earlierOne] = later === id ? [delivery, other] : [other, delivery];
    await enqueue(tx, delivery.to_agency_id!, linkArrivalsJob, {
      from: actor.agencyId,
      laterDeliveryId: laterOne.id,
      earlierDeliveryId: earlierOne.id,
      kind: how === 'corrects' ? 'amends' : 'cancels',
    });
  }
}
