import type { Module } from '#core/module.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { sendMail } from './server/jobs/send-mail.ts';
import { stopMailJob } from './server/jobs/stop-mail.ts';
import type { NotificationsSettings } from './server/notifications-settings.ts';
import { notificationsRoutes } from './server/routes.ts';
import { keepNotificationsHouse } from './server/schedules/keep-house.ts';
import { sendDailyMails } from './server/schedules/send-daily-mails.ts';
import { tellingSubscribers } from './server/subscribers/tell.ts';
import { wakeScreens } from './server/subscribers/wake-screens.ts';

/** Notifications over the live hub and the mailer of the house. */
export function createNotificationsModule(settings: NotificationsSettings): Module {
  const { mailer } = settings;
  return {
    name: 'notifications',
    routes: notificationsRoutes(settings),
    permissions: [],
    events: [],
    subscribers: [...tellingSubscribers(mailer), ...wakeScreens],
    jobs: [sendMail(mailer), stopMailJob],
    schedules: [sendDailyMails(mailer), keepNotificationsHouse],
    locales: { id, en },
  };
}
