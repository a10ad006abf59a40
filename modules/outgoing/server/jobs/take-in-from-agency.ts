import { text } from 'node:stream/consumers';
import { AppError } from '#core/contract/errors.ts';
import { enqueue, type Job, job } from '#core/jobs/job.ts';
import { takeInDelivered } from '#modules/letters/server/letters.api.ts';
import { Envelope } from '../sending/envelope.ts';
import { recordArrivalJob, takeInFromAgencyJob } from '../sending/job-names.ts';
import { originKey } from '../sending/origin-key.ts';

/** A letter of another agency of the installation comes in: it waits in the registry like any mail, its form filled in. */
export const takeInFromAgency: Job<typeof takeInFromAgencyJob.payload> = job({
  ...takeInFromAgencyJob,
  run: async (ctx, { from, deliveryId, envelope }) => {
    const sealed = await ctx.files.open(envelope, { agency: ctx.actor.agencyId });
    const sent = Envelope.parse(JSON.parse(await text(sealed)));
    try {
      await ctx.transact('write', (inner) =>
        takeInDelivered(inner, { ...sent, originKey: originKey(from, deliveryId) }),
      );
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'letters.no-book') throw error;
      await ctx.transact('write', ({ tx, clock }) =>
        enqueue(tx, from, recordArrivalJob, {
          deliveryId,
          at: clock.now().toISOString(),
          became: { what: 'failed', code: error.code },
        }),
      );
    }
  },
});
