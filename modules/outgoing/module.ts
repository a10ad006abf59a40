import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };

export const outgoingModule: Module = {
  name: 'outgoing',
  routes: [],
  permissions: [],
  events: [],
  subscribers: [],
  jobs: [],
  schedules: [],
  locales: { id, en },
};
