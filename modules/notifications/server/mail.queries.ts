import { sql } from 'kysely';
import type { PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { MailId } from '../contract/terms.ts';
import type { NotificationsTables } from './notifications.tables.ts';

const db = tablesOf<NotificationsTables>();

export type NewMail = Pick<
  NotificationsTables['notifications.mail'],
  'agency_id' | 'id' | 'person_id' | 'rhythm' | 'created_at' | 'due_at'
>;

export async function addMails(tx: Tx, mails: readonly NewMail[]): Promise<void> {
  if (mails.length > 0) await tx.run(db.insertInto('notifications.mail').values([...mails]));
}

/** A mail that has not been settled yet. */
export function waitingMail(tx: Tx, id: MailId) {
  return tx.maybe(
    db
      .selectFrom('notifications.mail')
      .select(['id', 'person_id', 'rhythm', 'due_at'])
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('id', '=', id)
      .where('state', '=', 'waiting'),
  );
}

/** What became of a mail. */
export interface Settlement {
  state: 'sent' | 'refused' | 'dropped';
  reason: string | null;
}

export async function settleMail(tx: Tx, id: MailId, settlement: Settlement, at: Date): Promise<void> {
  await tx.run(
    db
      .updateTable('notifications.mail')
      .set({ ...settlement, settled_at: at })
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('id', '=', id)
      .where('state', '=', 'waiting'),
  );
}

/** Gives up mails that were due before the instant and could not be sent since. Index: mail_waiting. */
export function giveUpMails(tx: Tx, dueBefore: Date, at: Date): Promise<number> {
  return tx.run(
    db
      .updateTable('notifications.mail')
      .set({ state: 'dropped', reason: 'unsent', settled_at: at })
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('state', '=', 'waiting')
      .where('due_at', '<', dueBefore),
  );
}

/** The people for whom something waits for the daily mail since before the instant. Index: notification_daily. */
export async function peopleWithDaily(tx: Tx, before: Date): Promise<PersonId[]> {
  const rows = await tx.rows<{ person_id: PersonId }>(
    `select distinct person_id from notifications.notification
     where agency_id = core.agency_id() and mail_rhythm = 'daily' and mail_id is null and created_at < $1`,
    [before],
  );
  return rows.map((row) => row.person_id);
}

/** Puts what waits for the daily mail into it; what was read meanwhile needs none. How many it carries. */
export async function takeIntoDaily(
  tx: Tx,
  personId: PersonId,
  mailId: MailId,
  before: Date,
): Promise<number> {
  const rows = await tx.rows<{ carried: boolean }>(
    `update notifications.notification set
       mail_id = case when read_at is null then $1::uuid end,
       mail_rhythm = case when read_at is null then 'daily' end
     where agency_id = core.agency_id() and person_id = $2 and mail_rhythm = 'daily' and mail_id is null and created_at < $3
     returning mail_id is not null as carried`,
    [mailId, personId, before],
  );
  return rows.filter((row) => row.carried).length;
}

/** Makes room for the notifications of the years. */
export async function ensurePartitions(tx: Tx, from: number, to: number): Promise<void> {
  await tx.rows('select notifications.ensure_partitions($1, $2)', [from, to]);
}
