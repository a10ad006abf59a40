import type { Module } from '#core/module.ts';
import { calendarEvents } from './contract/events.ts';
import './contract/errors.ts';
import { calendarPermissions } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { calendarRoutes } from './server/routes.ts';

/** Holidays, working patterns, who works by which, and the plan of a day. */
export const calendarModule: Module = {
  name: 'calendar',
  routes: calendarRoutes,
  permissions: calendarPermissions,
  events: calendarEvents,
  subscribers: [],
  jobs: [],
  schedules: [],
  locales: { id, en },
};
