import type { Schedule } from '#core/jobs/job.ts';
import { ensurePartitions, giveUpMails } from '../mail.queries.ts';

const day = 86_400_000;
/** Longer than the tries of a mail take. */
const givenUpAfter = 6 * day;

/** Every night: room for the coming years, and an end to mails that no server took. */
export const keepNotificationsHouse: Schedule = {
  name: 'notifications.keep-house',
  cron: '40 18 * * *',
  run: async (ctx) => {
    const now = ctx.clock.now();
    await ctx.transact('write', async ({ tx }) => {
      await giveUpMails(tx, new Date(now.getTime() - givenUpAfter), now);
      await ensurePartitions(tx, now.getUTCFullYear(), now.getUTCFullYear() + 2);
    });
  },
};
