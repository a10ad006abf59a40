import { sql } from 'kysely';
import type { PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import { countedAtMost } from '../contract/notifications.ts';
import type { MailId, NotificationId } from '../contract/terms.ts';
import type { NotificationsTables } from './notifications.tables.ts';

const db = tablesOf<NotificationsTables>();

const columns = [
  'id',
  'person_id',
  'post_id',
  'event_type',
  'actor_kind',
  'actor_id',
  'actor_post_id',
  'actor_capacity',
  'subject_kind',
  'subject_id',
  'matter_id',
  'params',
  'created_at',
  'read_at',
] as const;

export type NotificationRecord = Awaited<ReturnType<typeof notificationsOf>>[number];

/** A page of what the person was told, newest first. Index: notification_list, notification_unread. */
export function notificationsOf(
  tx: Tx,
  personId: PersonId,
  page: { unread: boolean; before: string | null; size: number },
) {
  let query = db
    .selectFrom('notifications.notification')
    .select(columns)
    .where('agency_id', '=', sql<string>`core.agency_id()`)
    .where('person_id', '=', personId)
    .where('in_app', '=', true)
    .orderBy('id', 'desc')
    .limit(page.size + 1);
  if (page.unread) query = query.where('read_at', 'is', null);
  if (page.before) query = query.where('id', '<', page.before);
  return tx.all(query);
}

/** How many are unread, counted up to `countedAtMost`. Index: notification_unread. */
export async function countUnread(tx: Tx, personId: PersonId): Promise<number> {
  const rows = await tx.rows<{ unread: number }>(
    `select count(*)::int as unread from (select from notifications.notification
       where agency_id = core.agency_id() and person_id = $1 and in_app and read_at is null limit ${countedAtMost}) as found`,
    [personId],
  );
  return rows[0]?.unread ?? 0;
}

/** Marks the person's own as read, those named and all up to one; the number that were unread. */
export async function markRead(
  tx: Tx,
  personId: PersonId,
  which: { ids: readonly NotificationId[]; upTo: NotificationId | null },
  at: Date,
): Promise<number> {
  return tx.run(
    db
      .updateTable('notifications.notification')
      .set({ read_at: at })
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('person_id', '=', personId)
      .where('in_app', '=', true)
      .where('read_at', 'is', null)
      .where(sql<boolean>`(id = any(${which.ids}::uuid[]) or id <= ${which.upTo}::uuid)`),
  );
}

export type NewNotification = Omit<
  NotificationsTables['notifications.notification'],
  'params' | 'read_at'
> & {
  params: Record<string, unknown>;
};

/** Adds them; those whom this event was told before are left out. The people who were told now. */
export async function addNotifications(tx: Tx, rows: readonly NewNotification[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const values = rows.map((row) => ({ ...row, params: JSON.stringify(row.params) }));
  const added = await tx.all(
    db
      .insertInto('notifications.notification')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(['agency_id', 'person_id', 'event_id', 'created_at']).doNothing(),
      )
      .returning('person_id'),
  );
  return new Set(added.map((row) => row.person_id));
}

/** What a mail carries, oldest first. Index: notification_of_mail. */
export function notificationsOfMail(tx: Tx, mailId: MailId, limit: number): Promise<NotificationRecord[]> {
  return tx.all(
    db
      .selectFrom('notifications.notification')
      .select(columns)
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('mail_id', '=', mailId)
      .orderBy('id')
      .limit(limit),
  );
}
