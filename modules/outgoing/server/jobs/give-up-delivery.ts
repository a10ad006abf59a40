import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { type Job, job } from '#core/jobs/job.ts';
import { deliveryFailed } from '../../contract/events.ts';
import type { DraftId } from '../../contract/terms.ts';
import { deliveryById, signedLetter } from '../sending/deliveries.queries.ts';
import { changeDeliveries, failed } from '../sending/deliveries.writes.ts';
import { giveUpDeliveryJob } from '../sending/job-names.ts';
import { givenUp } from '../sending/last-try.ts';

/** A delivery whose last try is over and reached nobody has failed: its writer is told, and may try again or hand over. */
export const giveUpDelivery: Job<typeof giveUpDeliveryJob.payload> = job({
  ...giveUpDeliveryJob,
  run: (ctx, { deliveryId }) =>
    ctx.transact('write', async (inner) => {
      const delivery = await deliveryById(inner.tx, deliveryId, { lock: true });
      if (!delivery || delivery.sent_at || delivery.failed_at) return;
      const letter = await signedLetter(inner.tx, delivery.letter_id as DraftId);
      if (!letter) return;
      changeDeliveries(inner.tx, [deliveryId], failed(givenUp, inner.clock.now()));
      await emit(inner, deliveryFailed, {
        subject: letter.id,
        payload: {
          securityClass: letter.security_class,
          posts: [letter.drafted_post_id as PostId],
          deliveryId,
          code: givenUp,
        },
      });
    }),
});
