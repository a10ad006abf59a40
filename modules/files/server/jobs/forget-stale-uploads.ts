import type { JobContext, Schedule } from '#core/jobs/job.ts';
import { uploadLifetime } from '../files.present.ts';
import { removeUploads, staleUploads } from '../files.queries.ts';

/** Pieces without a row, and halves that a crash left, are cleared away only when no live upload can own them. */
const margin = 2 * uploadLifetime;

/** Every hour: uploads that nobody touched for a day are forgotten with their pieces. */
export const forgetStaleUploads: Schedule = {
  name: 'files.forget-stale-uploads',
  cron: '17 * * * *',
  async run(ctx: JobContext) {
    const now = ctx.clock.now().getTime();
    const stale = await ctx.transact('read', ({ tx }) => staleUploads(tx, new Date(now - uploadLifetime)));
    const ids = stale.map((upload) => upload.id);
    // Pieces first: a row without pieces can be tried again, pieces without a row could not be found.
    for (const id of ids) await ctx.files.partials.discard(id);
    await ctx.transact('write', ({ tx }) => removeUploads(tx, ids));
    await ctx.files.sweep(new Date(Date.now() - margin));
  },
};
