import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';

export const NotificationId = idOf('Notification');
export type NotificationId = z.output<typeof NotificationId>;
export const MailId = idOf('Mail');
export type MailId = z.output<typeof MailId>;

/**
 * What a person can switch on and off: letters, dispositions to them, reports of others, deadlines, what is late below,
 * outgoing letters that wait for them, records that do not hold against the log, records opened in an emergency,
 * lists of disposal whose next step is theirs, their own employee file and what others ask to be changed in theirs, leave, attendance.
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
  'staff',
  'leave',
  'attendance',
] as const;
export const NotificationKind = z.enum(notificationKinds);
export type NotificationKind = z.output<typeof NotificationKind>;

/** Kinds that nobody switches off: always told in the office, and where mail is wanted, by mail at once. */
export const certainKinds: readonly NotificationKind[] = ['emergencies'];

/** `disposition` opens one desk: its id is a `RecipientId` of the dispositions module; `draft` an outgoing letter, `dossier` one of the archive, `ledger` the page of the log, `emergency` the register of emergency openings, `disposal` a list of the archive, `own-file` and `own-request` the reader's own employee file and what they asked to be changed in it, `staff-file` and `staff-request` those of others, `leave` and `own-leave` a request for leave of somebody and of the reader, `attendance` and `own-attendance` what waits about somebody and the attendance of the reader. */
export const SubjectKind = z.enum([
  'letter',
  'disposition',
  'draft',
  'dossier',
  'ledger',
  'emergency',
  'disposal',
  'own-file',
  'own-request',
  'staff-file',
  'staff-request',
  'leave',
  'own-leave',
  'attendance',
  'own-attendance',
]);
export type SubjectKind = z.output<typeof SubjectKind>;

/** True where the reader is told of themselves: their own name before it would say nothing. */
export function isAboutReader(kind: SubjectKind): boolean {
  return kind === 'own-file' || kind === 'own-request' || kind === 'own-leave' || kind === 'own-attendance';
}

/** Each one by itself, or all that is unread once a day at 07.00 in the zone of the agency. */
export const MailRhythm = z.enum(['at-once', 'daily']);
export type MailRhythm = z.output<typeof MailRhythm>;
