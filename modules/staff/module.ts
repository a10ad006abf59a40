import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import { staffEvents } from './contract/events.ts';
import { staffPermissions } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { staffRoutes } from './server/routes.ts';

/** Employee files: histories that are never overwritten, what comes from them, and what employees ask to change. */
export const staffModule: Module = {
  name: 'staff',
  routes: staffRoutes,
  permissions: staffPermissions,
  events: staffEvents,
  subscribers: [],
  jobs: [],
  schedules: [],
  locales: { id, en },
};
