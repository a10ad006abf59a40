import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';

export const NotificationId = idOf('Notification');
export type NotificationId = z.output<typeof NotificationId>;
export const MailId = idOf('Mail');
export type MailId = z.output<typeof MailId>;

/**
 * What a person can switch on and off: letters, dispositions to them, reports of others, deadlines, what is late below,
 * outgoing letters that wait for them, records that do not hold against the log, records opened in an emergency,
 * lists of disposal whose next step is theirs.
 */
export const notificationKinds = [
  'letters',
  'dispositions',
  'reports',
  'reminders',
  'escalations',
  'outgoing',
  'integrity',
  'emergencies',
  'disposals',
] as const;
export const NotificationKind = z.enum(notificationKinds);
export type NotificationKind = z.output<typeof NotificationKind>;

/** Kinds that nobody switches off: always told in the office, and where mail is wanted, by mail at once. */
export const certainKinds: readonly NotificationKind[] = ['emergencies'];

/** `disposition` opens one desk: its id is a `RecipientId` of the dispositions module; `draft` an outgoing letter, `dossier` one of the archive, `ledger` the page of the log, `emergency` the register of emergency openings, `disposal` a list of the archive. */
export const SubjectKind = z.enum([
  'letter',
  'disposition',
  'draft',
  'dossier',
  'ledger',
  'emergency',
  'disposal',
]);
export type SubjectKind = z.output<typeof SubjectKind>;

/** Each one by itself, or all that is unread once a day at 07.00 in the zone of the agency. */
export const MailRhythm = z.enum(['at-once', 'daily']);
export type MailRhythm = z.output<typeof MailRhythm>;
