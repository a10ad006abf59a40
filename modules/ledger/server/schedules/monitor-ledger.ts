import type { Schedule } from '#core/jobs/job.ts';
import { standingAlarms } from '../alarms/alarms.writes.ts';
import { mostStanding, raiseAlarms, settleAlarms } from '../alarms/raise-alarms.ts';
import { wasLookedAt } from '../check/looked.ts';
import { monitor, rounds } from '../check/monitor.ts';
import { noteShares, noteWholeRun, sharesSince, takeShares } from '../check/monitor-runs.writes.ts';
import { askWitnessHeads } from '../check/witness-heads.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { keepPolicy } from '../policy/keep-policy.ts';

/** Every minute: what does not hold is told at once, and all leaves are looked at within ten runs. */
export function monitorLedger({ tiles, watched }: Pick<LedgerSettings, 'tiles' | 'watched'>): Schedule {
  return {
    name: 'ledger.monitor',
    cron: '* * * * *',
    run: async (ctx) => {
      const began = ctx.clock.now();
      const { looks, standing } = await ctx.transact('write', async ({ tx }) => ({
        looks: await takeShares(tx, rounds),
        standing: await standingAlarms(tx, 'monitor', mostStanding),
      }));
      const options = { witnessHeads: askWitnessHeads(ctx), watched, files: ctx.files, standing };
      const { findings, looked } = await monitor(ctx, tiles, looks, options);
      await raiseAlarms(ctx, 'monitor', findings);
      const since = await ctx.transact('write', async ({ tx }) => {
        await noteShares(tx, new Map([...looks].filter(([log]) => looked.shares.has(log))), rounds, began);
        return sharesSince(tx, rounds);
      });
      await settleAlarms(ctx, 'monitor', findings, (alarm) => wasLookedAt(alarm, looked, since));
      const whole = findings.every(({ finding }) => finding !== 'cannot-look');
      if (whole) await ctx.transact('write', async ({ tx, clock }) => noteWholeRun(tx, clock.now()));
      await ctx.transact('write', keepPolicy);
    },
  };
}
