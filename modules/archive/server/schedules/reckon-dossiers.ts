import { dayIn } from '#core/clock/clock.ts';
import type { Schedule } from '#core/jobs/job.ts';
import { dossiersToReckon } from '../dossiers/life-cycles.queries.ts';
import { reckonDossiers } from '../dossiers/life-cycles.ts';

const batch = 500;

/** Reckons closed dossiers anew once a day, in the first hour of it: lists show what is due today. */
export const reckonClosedDossiers: Schedule = {
  name: 'archive.reckon-dossiers',
  cron: '20 * * * *',
  run: async (ctx) => {
    while (!ctx.signal.aborted) {
      const read = await ctx.transact('write', async (inner) => {
        const ids = await dossiersToReckon(inner.tx, dayIn(inner.actor.zone, inner.clock.now()), batch);
        await reckonDossiers(inner, ids);
        return ids.length;
      });
      if (read < batch) return;
    }
  },
};
