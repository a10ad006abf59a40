import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import { outgoingEvents } from './contract/events.ts';
import { outgoingPermissions } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };

export const outgoingModule: Module = {
  name: 'outgoing',
  routes: [],
  permissions: outgoingPermissions,
  events: outgoingEvents,
  subscribers: [],
  jobs: [],
  schedules: [],
  locales: { id, en },
};
