import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { AppError } from '#core/contract/errors.ts';
import { enqueue, type Job, job } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { takeInDelivered } from '#modules/letters/server/letters.api.ts';
import { Envelope } from '../sending/envelope.ts';
import { recordArrivalJob, takeInFromAgencyJob } from '../sending/job-names.ts';
import { givenUp, lastTryOver } from '../sending/last-try.ts';
import { originKey } from '../sending/origin-key.ts';

type Became = z.input<typeof recordArrivalJob.payload>['became'];

/** A letter of another agency of the installation comes in: it waits in the registry like any mail, its form filled in. */
export const takeInFromAgency: Job<typeof takeInFromAgencyJob.payload> = job({
  ...takeInFromAgencyJob,
  run: async (ctx, { from, deliveryId, envelope }) => {
    const tell = ({ tx, clock }: TxContext, became: Became, runAt?: Date) =>
      enqueue(
        tx,
        from,
        recordArrivalJob,
        { deliveryId, at: clock.now().toISOString(), became },
        { key: `taken-in:${from}:${deliveryId}`, ...(runAt && { runAt }) },
      );
    // Should the last try fail, or end with its process, the sender is told all the same; what becomes of it takes its place.
    if (ctx.lastTry)
      await ctx.transact('write', (inner) =>
        tell(inner, { what: 'failed', code: givenUp }, lastTryOver(ctx)),
      );
    const sealed = await ctx.files.open(envelope, { agency: ctx.actor.agencyId });
    const sent = Envelope.parse(JSON.parse(await text(sealed)));
    try {
      await ctx.transact('write', async (inner) => {
        await takeInDelivered(inner, { ...sent, originKey: originKey(from, deliveryId) });
        if (ctx.lastTry) await tell(inner, { what: 'taken-in' });
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'letters.no-book') throw error;
      await ctx.transact('write', (inner) => tell(inner, { what: 'failed', code: error.code }));
    }
  },
});
