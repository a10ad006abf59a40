import { enqueue, type JobContext } from '#core/jobs/job.ts';
import type { DeliveryId } from '../../contract/terms.ts';
import { giveUpDeliveryJob } from './job-names.ts';

/** Why a delivery failed that no try reached anybody with. */
export const givenUp = 'outgoing.delivery-given-up';

/** Milliseconds after which a last try is over: it ended, or its process did. */
const overAfter = 15 * 60_000;

/** When the last try that begins now is over, whatever becomes of it. */
export const lastTryOver = ({ clock }: Pick<JobContext, 'clock'>): Date =>
  new Date(clock.now().getTime() + overAfter);

/**
 * Before the last try to reach somebody: should it fail, or end with its process, nothing comes after it that could say
 * so. What was reached by then is left alone.
 */
export async function foreseeLastTry(ctx: JobContext, deliveryIds: readonly DeliveryId[]): Promise<void> {
  if (!ctx.lastTry || deliveryIds.length === 0) return;
  await ctx.transact('write', async ({ tx, actor }) => {
    for (const deliveryId of deliveryIds)
      await enqueue(
        tx,
        actor.agencyId,
        giveUpDeliveryJob,
        { deliveryId },
        { runAt: lastTryOver(ctx), key: `give-up-delivery:${deliveryId}` },
      );
  });
}
