import { z } from 'zod';
import { type Job, job } from '#core/jobs/job.ts';
import { forgetDispositions } from '../forgotten.queries.ts';

/** Letters whose dispositions are forgotten in one transaction. */
const lettersAtOnce = 200;

const Payload = z.object({ letterIds: z.array(z.uuid()).max(lettersAtOnce) });

/** Forgets what was said about letters that the archive destroyed; the database asks the archive itself whether it did. */
export const forgetDispositionsJob: Job<typeof Payload> = job({
  name: 'dispositions.forget-dispositions',
  payload: Payload,
  run: (ctx, { letterIds }) => ctx.transact('write', ({ tx }) => forgetDispositions(tx, letterIds)),
});
