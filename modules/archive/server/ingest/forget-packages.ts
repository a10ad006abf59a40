import type { JobContext, Schedule } from '#core/jobs/job.ts';
import { stalePackages } from './filing.queries.ts';
import { ingestById } from './ingests.queries.ts';
import { forgetEntries, notePackage } from './ingests.writes.ts';
import { requestRun } from './run-ingest.ts';

const day = 86_400_000;
/** A package of which no piece came for so long is not waited for any more. */
const patience = 7 * day;
/** A whole one holds copies of everything in it, so it is not kept for an ingest that nobody goes on with. */
const longPatience = 28 * day;

/** Gives up packages that broke off a week ago, and whole ones whose ingest rests for four. */
export const forgetPackages: Schedule = {
  name: 'archive.forget-packages',
  cron: '41 18 * * *',
  run: async (ctx: JobContext) => {
    const at = ctx.clock.now();
    const ago = (time: number) => new Date(at.getTime() - time);
    const since = { coming: ago(patience), whole: ago(longPatience) };
    const stale = await ctx.transact('read', ({ tx }) => stalePackages(tx, since));
    for (const { id, ingest_id, is_whole } of stale) {
      const refusal = is_whole ? 'archive.package-given-up' : 'archive.package-incomplete';
      await ctx.transact('write', async ({ tx, actor }) => {
        const ingest = await ingestById(tx, ingest_id, true);
        await notePackage(tx, id, { state: 'refused', refusal, sha256: null, at });
        await forgetEntries(tx, ingest_id, id);
        if (is_whole && ingest?.state === 'running') await requestRun(tx, actor.agencyId, ingest_id);
      });
      await ctx.files.partials.discard(id);
    }
  },
};
