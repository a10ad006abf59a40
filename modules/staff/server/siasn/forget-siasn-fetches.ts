import type { Schedule } from '#core/jobs/job.ts';
import { forgetFetches } from './siasn.writes.ts';

/** What was fetched and nobody has entered by then is old; it is asked for again. */
const keptDays = 30;

export const forgetSiasnFetches: Schedule = {
  name: 'staff.forget-siasn-fetches',
  cron: '20 18 * * *',
  run: (ctx) =>
    ctx.transact('write', ({ tx }) =>
      forgetFetches(tx, new Date(ctx.clock.now().getTime() - keptDays * 86_400_000)),
    ),
};
