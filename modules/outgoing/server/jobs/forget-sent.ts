import { z } from 'zod';
import { emit } from '#core/events/emit.ts';
import { type Job, job } from '#core/jobs/job.ts';
import { sentForgotten } from '../../contract/events.ts';
import { forgetSent } from '../sending/forgotten.queries.ts';

/** Letters that are forgotten in one transaction. */
export const lettersAtOnce = 200;

const Payload = z.object({ ids: z.array(z.uuid()).max(lettersAtOnce) });

/**
 * Forgets sent letters that the archive destroyed; the database asks the archive itself whether it did. Done again, it
 * finds nothing left to do.
 */
export const forgetSentJob: Job<typeof Payload> = job({
  name: 'outgoing.forget-sent',
  payload: Payload,
  run: (ctx, { ids }) =>
    ctx.transact('write', async (inner) => {
      for (const id of ids) {
        const report = await forgetSent(inner.tx, id);
        if (report !== null) await emit(inner, sentForgotten, { subject: id, payload: { report } });
      }
    }),
});
