import { z } from 'zod';
import { dayIn } from '#core/clock/clock.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import { type Job, type JobContext, job } from '#core/jobs/job.ts';
import { type Mail, type Mailer, messageIdFor } from '#core/mail/mailer.ts';
import type { TxContext } from '#core/session/context.ts';
import { localesOfPeople } from '#modules/identity/server/identity.api.ts';
import { currentAgency, findPerson, recipientsOf } from '#modules/organization/server/organization.api.ts';
import { isAboutReader, MailId } from '../../contract/terms.ts';
import { type Settlement, settleMail, waitingMail } from '../mail.queries.ts';
import { mailStopToken } from '../mail-stop-token.ts';
import { tellableMatters } from '../matters.ts';
import { speak } from '../notifications.present.ts';
import { type NotificationRecord, notificationsOfMail } from '../notifications.queries.ts';
import { officeAddress, preferencesAddress, subjectAddress } from '../office-addresses.ts';
import { mailChoiceOf } from '../preferences.queries.ts';
import { composeMail, type MailItem } from '../rules/compose-mail.ts';

/**
 * The job that sends one mail. Waits grow up to six hours, so that 25 tries take four days: as long as a mail server
 * itself keeps trying (RFC 5321 §4.5.4.1).
 */
export const sendMailJob = {
  name: 'notifications.send-mail',
  payload: z.object({ mailId: MailId }),
  maxAttempts: 25,
} as const;

const mostItems = 50;
const mostCarried = 500;

/** Sends a mail that waits. Sent twice only if the process dies between the server's yes and our note of it. */
export function sendMail(mailer: Mailer): Job {
  return job({
    ...sendMailJob,
    run: async (ctx, { mailId }) => {
      const mail = await ctx.transact('read', (inner) => writeMail(inner, mailId));
      if (mail === 'settled') return;
      const settlement = 'state' in mail ? mail : await hand(mailer, mail);
      await settle(ctx, mailId, settlement);
    },
  });
}

async function hand(mailer: Mailer, mail: Mail): Promise<Settlement> {
  const delivery = await mailer.send(mail);
  if (delivery.outcome === 'refused') return { state: 'refused', reason: delivery.reason };
  if (delivery.outcome === 'off') return { state: 'dropped', reason: 'mail-off' };
  return { state: 'sent', reason: null };
}

function settle(ctx: JobContext, mailId: MailId, settlement: Settlement): Promise<void> {
  return ctx.transact('write', ({ tx }) => settleMail(tx, mailId, settlement, ctx.clock.now()));
}

const dropped = (reason: string): Settlement => ({ state: 'dropped', reason });

/** The mail as it must be now, or why it is not needed any more. */
async function writeMail(ctx: TxContext, mailId: MailId): Promise<Mail | Settlement | 'settled'> {
  const { tx } = ctx;
  const mail = await waitingMail(tx, mailId);
  if (!mail) return 'settled';
  const personId = mail.person_id as PersonId;
  const person = await findPerson(tx, personId);
  if (!person?.email) return dropped('no-address');
  if (person.activeUntil && person.activeUntil < dayIn(ctx.actor.zone, ctx.clock.now()))
    return dropped('left');
  if ((await mailChoiceOf(tx, personId)).stopped) return dropped('stopped');
  const unread = (await notificationsOfMail(tx, mailId, mostCarried)).filter((row) => row.read_at === null);
  if (unread.length === 0) return dropped('read');
  const rows = await stillTheirs(ctx, personId, unread);
  if (rows.length === 0) return dropped('left');

  const locale = (await localesOfPeople(tx, [personId])).get(personId) ?? 'id';
  const items = await itemsOf(ctx, locale, rows.slice(0, mostItems));
  const agency = await currentAgency(tx);
  const message = composeMail(ctx.locales, locale, {
    rhythm: mail.rhythm,
    name: person.name,
    agencyName: agency?.name ?? 'Pendopo',
    items,
    more: rows.length - items.length,
    officeUrl: officeAddress(ctx.publicUrl),
    preferencesUrl: preferencesAddress(ctx.publicUrl),
  });
  const stop = `${ctx.publicUrl}/api/notifications/mail-stops?token=${mailStopToken(ctx.secrets, ctx.actor.agencyId, personId)}`;
  return {
    ...message,
    to: person.email,
    messageId: messageIdFor(mailId, personId, ctx.publicUrl),
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}

/** What the person is still to be told: a mail that waited for hours does not follow them out of a post. */
async function stillTheirs(
  ctx: TxContext,
  personId: PersonId,
  rows: readonly NotificationRecord[],
): Promise<NotificationRecord[]> {
  const posts = [...new Set(rows.flatMap((row) => (row.post_id as PostId | null) ?? []))];
  const recipients = await recipientsOf(ctx.tx, posts, ctx.clock.now());
  const own = new Set<string>(recipients.filter((one) => one.personId === personId).map((one) => one.postId));
  return rows.filter((row) => row.post_id === null || own.has(row.post_id));
}

/** Confidential by the class that the letter has now; one that is not there is treated as such. */
async function itemsOf(
  ctx: TxContext,
  locale: 'id' | 'en',
  rows: readonly NotificationRecord[],
): Promise<MailItem[]> {
  const matters = await tellableMatters(
    ctx,
    rows.map((row) => row.matter_id),
  );
  const spoken = await speak(ctx, locale, rows);
  return spoken.map(({ row, title, sentence }) => {
    const matter = matters.get(row.matter_id);
    if (!matter) return { secret: true };
    return {
      secret: false,
      title,
      sentence,
      matter: isAboutReader(row.subject_kind) ? null : matter,
      url: subjectAddress(ctx.publicUrl, row.subject_kind, row.subject_id),
    };
  });
}
