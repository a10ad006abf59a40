import type { LiveHub } from '#core/http/live-hub.ts';
import type { Mailer } from '#core/mail/mailer.ts';

/** What the house gives to notifications; joined in `app/`. */
export interface NotificationsSettings {
  live: LiveHub;
  mailer: Mailer;
  /** How often a live connection asks whether its session is still open; at most a minute. */
  recheckMilliseconds?: number | undefined;
}
