import { z } from 'zod';
import { emit } from '#core/events/emit.ts';
import { type Job, job } from '#core/jobs/job.ts';
import { letterForgotten } from '../../contract/events.ts';
import { forgetLetter } from '../forgotten.queries.ts';

/** Letters that are forgotten in one transaction. */
export const lettersAtOnce = 200;

const Payload = z.object({ ids: z.array(z.uuid()).max(lettersAtOnce) });

/**
 * Forgets letters that the archive destroyed; the database asks the archive itself whether it did. Done again, it finds
 * nothing left to do.
 */
export const forgetLettersJob: Job<typeof Payload> = job({
  name: 'letters.forget-letters',
  payload: Payload,
  run: (ctx, { ids }) =>
    ctx.transact('write', async (inner) => {
      for (const id of ids) {
        const report = await forgetLetter(inner.tx, id);
        if (report !== null) await emit(inner, letterForgotten, { subject: id, payload: { report } });
      }
    }),
});
