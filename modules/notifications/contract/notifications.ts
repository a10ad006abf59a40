import { z } from 'zod';
import { anyone, operation, personally } from '#core/contract/operation.ts';
import { Cursor, Instant, PageSize, pageOf, queryFlag, TimeOfDay } from '#core/contract/schemas.ts';
import { MailRhythm, NotificationId, NotificationKind, SubjectKind } from './terms.ts';

export const NotificationView = z.object({
  id: NotificationId,
  /** Type of the event that it tells. */
  type: z.string(),
  kind: NotificationKind.nullable(),
  /** What the letter is about; null where it is confidential, or not the reader's to read any more. */
  subject: z.string().nullable(),
  title: z.string(),
  sentence: z.string(),
  at: Instant,
  read: z.boolean(),
  link: z.object({ kind: SubjectKind, id: z.uuid() }),
});
export type NotificationView = z.output<typeof NotificationView>;

const KindChoice = z.strictObject({ kind: NotificationKind, inApp: z.boolean(), byMail: z.boolean() });
export type KindChoice = z.output<typeof KindChoice>;

const MailChoice = z
  .strictObject({
    rhythm: MailRhythm,
    /** Hours in the zone of the agency during which no mail is sent; they may go over midnight. */
    quiet: z.strictObject({ from: TimeOfDay, until: TimeOfDay }).nullable(),
    /** True: no mail at all, whatever is chosen for the kinds. */
    stopped: z.boolean(),
  })
  .refine(({ quiet }) => quiet === null || quiet.from !== quiet.until, {
    path: ['quiet', 'until'],
    message: 'core.field.invalid_value',
  });
export type MailChoice = z.output<typeof MailChoice>;

export const PreferencesView = z.object({
  kinds: z.array(KindChoice),
  mail: MailChoice,
  /** Whether this installation sends mail, and where it goes. */
  mailAvailable: z.boolean(),
  mailAddress: z.string().nullable(),
});
export type PreferencesView = z.output<typeof PreferencesView>;

/** At most this many unread ones are counted; as many means "that or more". */
export const countedAtMost = 100;

/** The public API of notifications: everyone sees and changes only their own. */
export const notifications = {
  list: operation({
    id: 'notifications.list',
    method: 'GET',
    path: '/api/notifications',
    summary: 'What the person was told, newest first.',
    access: personally,
    input: z.strictObject({ unread: queryFlag, cursor: Cursor, size: PageSize }),
    output: pageOf(NotificationView),
  }),
  counters: operation({
    id: 'notifications.counters',
    method: 'GET',
    path: '/api/notifications/counters',
    summary: 'How many notifications are unread, counted up to 100.',
    access: personally,
    input: z.strictObject({}),
    output: z.object({ unread: z.int() }),
  }),
  markRead: operation({
    id: 'notifications.mark-read',
    method: 'POST',
    path: '/api/notifications/reading',
    summary: 'Mark some notifications as read, or all up to and including one.',
    access: personally,
    input: z.strictObject({
      ids: z.array(NotificationId).max(100).default([]),
      upTo: NotificationId.optional(),
    }),
    output: z.object({ unread: z.int() }),
  }),
  preferences: operation({
    id: 'notifications.preferences',
    method: 'GET',
    path: '/api/notifications/preferences',
    summary: 'What the person wants to be told, where and when.',
    access: personally,
    input: z.strictObject({}),
    output: PreferencesView,
  }),
  choose: operation({
    id: 'notifications.choose-preferences',
    method: 'PUT',
    path: '/api/notifications/preferences',
    summary: 'Choose what to be told, where and when; kinds that are not named stay as they are.',
    access: personally,
    input: z.strictObject({ kinds: z.array(KindChoice).max(20).default([]), mail: MailChoice.optional() }),
    output: PreferencesView,
  }),
  stopMail: operation({
    id: 'notifications.stop-mail',
    method: 'POST',
    path: '/api/notifications/mail-stops',
    summary:
      'Stop all mail to a person, by the sealed token that each mail carries (RFC 8058); the body is not read.',
    access: anyone,
    // A mail program posts a form; nothing in it is needed.
    upload: true,
    input: z.strictObject({ token: z.string().max(200) }),
    output: undefined,
  }),
  live: operation({
    id: 'notifications.live',
    method: 'GET',
    path: '/api/live',
    summary:
      'Server-sent events: hints, as {type, subject?}, about what to read again. Ends with the session.',
    access: personally,
    stream: true,
    input: z.strictObject({}),
    output: z.unknown(),
  }),
};
