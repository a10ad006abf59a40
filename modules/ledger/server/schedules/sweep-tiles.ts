import type { Schedule } from '#core/jobs/job.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { sweepTiles } from '../store/sweep-tiles.ts';

/** Every hour: narrower tiles of which the full one was published a day ago are taken away. */
export function sweepHourly({ tiles }: Pick<LedgerSettings, 'tiles'>): Schedule {
  return {
    name: 'ledger.sweep-tiles',
    cron: '41 * * * *',
    run: async (ctx) => {
      const removed = await sweepTiles(ctx, tiles);
      if (removed > 0) ctx.log.info({ removed }, 'narrower tiles were taken away');
    },
  };
}
