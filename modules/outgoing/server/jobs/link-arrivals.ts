import { type Job, job } from '#core/jobs/job.ts';
import { linkByOrigin } from '#modules/letters/server/letters.api.ts';
import { linkArrivalsJob } from '../sending/job-names.ts';
import { originKey } from '../sending/origin-key.ts';

/** Links two letters of another agency as their sender says, where both are registered here. */
export const linkArrivals: Job<typeof linkArrivalsJob.payload> = job({
  ...linkArrivalsJob,
  run: (ctx, { from, laterDeliveryId, earlierDeliveryId, kind }) =>
    ctx.transact('write', (inner) =>
      linkByOrigin(inner, {
        later: originKey(from, laterDeliveryId),
        earlier: originKey(from, earlierDeliveryId),
        kind,
      }),
    ),
});
