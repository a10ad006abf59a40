import type { Module } from '#core/module.ts';
import { organizationEvents } from './contract/events.ts';
import { organizationPermissions } from './contract/permissions.ts';
import './contract/errors.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { organizationRoutes } from './server/routes.ts';

/** Agencies, units, posts, people, who holds which post when, and what a post may do. */
export const organizationModule: Module = {
  name: 'organization',
  routes: organizationRoutes,
  permissions: organizationPermissions,
  events: organizationEvents,
  subscribers: [],
  jobs: [],
  schedules: [],
  locales: { id, en },
};
