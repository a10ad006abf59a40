import type { Schedule } from './job.ts';

/** Years ahead for which events have a partition of their own. */
const yearsAhead = 2;

/** What the core itself does on a clock; it belongs to no agency, so repeating it changes nothing. */
export const coreSchedules: readonly Schedule[] = [
  {
    name: 'core.forget-expired',
    cron: '17 * * * *',
    run: (ctx) =>
      ctx.transact('write', ({ tx }) => tx.rows('select core.forget_expired()').then(() => undefined)),
  },
  {
    name: 'core.ensure-partitions',
    cron: '31 2 * * *',
    run: (ctx) => {
      const year = ctx.clock.now().getUTCFullYear();
      return ctx.transact('write', ({ tx }) =>
        tx
          .rows('select core.ensure_event_partitions($1, $2)', [year, year + yearsAhead])
          .then(() => undefined),
      );
    },
  },
];
