import { databaseMark } from '../db/database-mark.ts';
import { collectObjects } from '../files/collect-objects.ts';
import { claimStore } from '../files/store-owner.ts';
import type { Schedule } from './job.ts';

/** Years ahead for which events have a partition of their own. */
const yearsAhead = 2;

/** What the core itself does on a clock; it belongs to no agency, and repeating it changes nothing. */
export const coreSchedules: readonly Schedule[] = [
  {
    name: 'core.forget-expired',
    cron: '17 * * * *',
    once: 'house',
    run: (ctx) =>
      ctx.transact('write', ({ tx }) => tx.rows('select core.forget_expired()').then(() => undefined)),
  },
  {
    name: 'core.ensure-partitions',
    cron: '31 2 * * *',
    once: 'house',
    run: (ctx) => {
      const year = ctx.clock.now().getUTCFullYear();
      return ctx.transact('write', ({ tx }) =>
        tx
          .rows('select core.ensure_event_partitions($1, $2)', [year, year + yearsAhead])
          .then(() => undefined),
      );
    },
  },
  {
    name: 'core.collect-objects',
    cron: '23 19 * * 6',
    once: 'house',
    run: async (ctx) => {
      const withoutRow = (names: string[]) =>
        ctx.transact('read', async ({ tx }) => {
          const rows = await tx.rows<{ name: string }>('select core.objects_without_row($1) as name', [
            names,
          ]);
          return rows.map(({ name }) => name);
        });
      const mark = await ctx.transact(
        'read',
        async ({ tx }) => (await tx.rows<{ mark: string }>(databaseMark))[0]!.mark,
      );
      const { files, signal } = ctx;
      if (!(await claimStore(files.owner, mark))) {
        ctx.log.error(
          { mark },
          'objects belong to another database: none were collected; see pendopo doctor',
        );
        return;
      }
      const collected = await collectObjects({ files, signal, now: ctx.clock.now(), withoutRow });
      ctx.log.info(collected, 'objects without a row were collected');
    },
  },
];
