import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { notifications } from '../contract/notifications.ts';
import type { NotificationsSettings } from './notifications-settings.ts';
import { choosePreferences } from './usecases/choose-preferences.ts';
import { followLive } from './usecases/follow-live.ts';
import { listNotifications } from './usecases/list-notifications.ts';
import { markRead } from './usecases/mark-read.ts';
import { showCounters } from './usecases/show-counters.ts';
import { showPreferences } from './usecases/show-preferences.ts';
import { stopMail } from './usecases/stop-mail.ts';

const usualRecheck = 60_000;

/** Every operation of the module, bound to its use case. */
export function notificationsRoutes({ live, mailer, recheckMilliseconds }: NotificationsSettings): Route[] {
  const recheck = Math.min(recheckMilliseconds ?? usualRecheck, usualRecheck);
  return [
    route(notifications.list, listNotifications),
    route(notifications.counters, showCounters),
    route(notifications.markRead, markRead),
    route(notifications.preferences, (ctx) => showPreferences(ctx, mailer.enabled)),
    route(notifications.choose, (ctx, input) => choosePreferences(ctx, mailer.enabled, input)),
    outsideRoute(notifications.stopMail, stopMail),
    outsideRoute(notifications.live, (ctx) => followLive(ctx, live, recheck)),
  ];
}
