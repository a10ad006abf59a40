import { newId, type PostId } from '#core/contract/ids.ts';
import type { RecordedEvent, Subscriber } from '#core/events/subscriber.ts';
import { publishLive } from '#core/http/live-hub.ts';
import { enqueue } from '#core/jobs/job.ts';
import type { Mailer } from '#core/mail/mailer.ts';
import type { TxContext } from '#core/session/context.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { letterForAction } from '#modules/letters/server/letters.api.ts';
import { recipientsOf } from '#modules/organization/server/organization.api.ts';
import type { MailId, NotificationKind } from '../../contract/terms.ts';
import { sendMailJob } from '../jobs/send-mail.ts';
import { addMails, type NewMail } from '../mail.queries.ts';
import { addNotifications, type NewNotification } from '../notifications.queries.ts';
import { type Wish, wishesOf } from '../preferences.queries.ts';
import { afterQuiet } from '../rules/mail-time.ts';
import type { Target, Telling } from '../rules/telling.ts';
import { kept, tellings } from '../rules/tellings.ts';
import { type Told, toldPeople } from '../rules/told-people.ts';

/** One subscriber for every event that is told. */
export function tellingSubscribers(mailer: Pick<Mailer, 'enabled'>): Subscriber[] {
  return tellings.map((telling) => ({
    name: `notifications.tell-${telling.event.type.replaceAll('.', '-')}`,
    event: telling.event,
    handle: (ctx, event) => tell(ctx, telling, event, mailer.enabled),
  }));
}

/** Writes what people are told of an event, wakes their screens, and sends the mail on its way. */
async function tell(
  ctx: TxContext,
  telling: Telling,
  event: RecordedEvent<never>,
  mailEnabled: boolean,
): Promise<void> {
  const targets = await targetsOf(ctx, telling, event);
  const recipients = await recipientsOf(
    ctx.tx,
    [...new Set(targets.flatMap(({ post }) => post ?? []))],
    ctx.clock.now(),
  );
  const people = toldPeople(targets, recipients, telling.evenDoer ? null : event.personId);
  const ids = people.map((one) => one.personId);
  if (telling.kind) await notify(ctx, telling, telling.kind, event, people, mailEnabled);
  await publishLive(ctx.tx, ids, { type: 'inbox', subject: event.matterId });
  await publishLive(ctx.tx, ids, { type: event.type, subject: event.matterId });
}

async function targetsOf(
  ctx: TxContext,
  telling: Telling,
  event: RecordedEvent<never>,
): Promise<readonly Target[]> {
  const targets = telling.to(event);
  if (targets !== 'addressees') return targets;
  const letter = await letterForAction(ctx.tx, event.matterId as LetterId);
  const posts: PostId[] = letter?.addressees ?? [];
  return posts.map((post) => ({ post, subjectKind: 'letter', subjectId: event.matterId }));
}

async function notify(
  ctx: TxContext,
  telling: Telling,
  kind: NotificationKind,
  event: RecordedEvent<never>,
  people: readonly Told[],
  mailEnabled: boolean,
): Promise<void> {
  const { tx } = ctx;
  const wishes = await wishesOf(
    tx,
    people.map((one) => one.personId),
    kind,
  );
  const rows: NewNotification[] = [];
  const mails: NewMail[] = [];
  for (const person of people) {
    const wish = wishes.get(person.personId)!;
    const mail = mailEnabled ? wish.mail : null;
    if (!wish.inApp && !mail) continue;
    const alone = mail?.rhythm === 'at-once' ? mailFor(ctx, person, mail) : null;
    if (alone) mails.push(alone);
    rows.push(rowFor(telling, event, person, wish, mail?.rhythm ?? null, alone?.id ?? null));
  }
  const added = await addNotifications(tx, rows);
  const due = mails.filter((mail) => added.has(mail.person_id));
  await addMails(tx, due);
  for (const mail of due) await enqueueMail(ctx, mail);
  const shown = rows.filter((row) => row.in_app && added.has(row.person_id)).map((row) => row.person_id);
  await publishLive(tx, shown, { type: 'notification' });
}

function rowFor(
  telling: Telling,
  event: RecordedEvent<never>,
  person: Told,
  wish: Wish,
  rhythm: NewNotification['mail_rhythm'],
  mailId: string | null,
): NewNotification {
  return {
    agency_id: event.agencyId,
    id: newId<'Notification'>(),
    person_id: person.personId,
    post_id: person.post,
    event_id: event.id,
    event_type: event.type,
    actor_kind: event.actorKind,
    actor_id: event.personId,
    actor_post_id: event.postId,
    actor_capacity: event.capacity,
    subject_kind: person.subjectKind,
    subject_id: person.subjectId,
    matter_id: event.matterId,
    params: kept(telling, event.payload),
    created_at: event.occurredAt,
    in_app: wish.inApp,
    mail_rhythm: rhythm,
    mail_id: mailId,
  };
}

function mailFor(ctx: TxContext, person: Told, mail: NonNullable<Wish['mail']>): NewMail {
  const now = ctx.clock.now();
  return {
    agency_id: ctx.actor.agencyId,
    id: newId<'Mail'>(),
    person_id: person.personId,
    rhythm: 'at-once',
    created_at: now,
    due_at: afterQuiet(now, ctx.actor.zone, mail.quiet),
  };
}

/** The job of a mail, in the transaction that writes the mail. */
async function enqueueMail(ctx: TxContext, mail: NewMail): Promise<void> {
  const later = mail.due_at > ctx.clock.now();
  await enqueue(
    ctx.tx,
    mail.agency_id,
    sendMailJob,
    { mailId: mail.id as MailId },
    {
      key: `notifications.mail:${mail.id}`,
      ...(later ? { runAt: mail.due_at } : {}),
    },
  );
}
