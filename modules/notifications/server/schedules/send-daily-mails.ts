import { newId, type PersonId } from '#core/contract/ids.ts';
import { enqueue, type JobContext, type Schedule } from '#core/jobs/job.ts';
import type { Mailer } from '#core/mail/mailer.ts';
import type { MailId } from '../../contract/terms.ts';
import { sendMailJob } from '../jobs/send-mail.ts';
import { addMails, peopleWithDaily, takeIntoDaily } from '../mail.queries.ts';
import { dailyDue } from '../rules/mail-time.ts';

/**
 * Every hour: from 07.00 in the agency's zone on, what waited for the daily mail goes out. Run late or twice it does
 * the same, because what is taken into a mail waits no more.
 */
export function sendDailyMails(mailer: Pick<Mailer, 'enabled'>): Schedule {
  return {
    name: 'notifications.send-daily-mails',
    cron: '0 * * * *',
    run: async (ctx) => {
      const due = mailer.enabled ? dailyDue(ctx.clock.now(), ctx.actor.zone) : null;
      if (!due) return;
      const people = await ctx.transact('read', ({ tx }) => peopleWithDaily(tx, due));
      for (const personId of people) {
        if (ctx.signal.aborted) return;
        await sendDaily(ctx, personId, due);
      }
    },
  };
}

function sendDaily(outer: JobContext, personId: PersonId, due: Date): Promise<void> {
  return outer.transact('write', async ({ tx, actor, clock }) => {
    const mailId = newId<'Mail'>() as MailId;
    if ((await takeIntoDaily(tx, personId, mailId, due)) === 0) return;
    const mail = { agency_id: actor.agencyId, id: mailId, person_id: personId, rhythm: 'daily' as const };
    await addMails(tx, [{ ...mail, created_at: clock.now(), due_at: due }]);
    await enqueue(tx, actor.agencyId, sendMailJob, { mailId }, { key: `notifications.mail:${mailId}` });
  });
}
