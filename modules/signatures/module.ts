import type { Module } from '#core/module.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };

export const signaturesModule: Module = {
  name: 'signatures',
  routes: [],
  permissions: [],
  events: [],
  subscribers: [],
  jobs: [],
  schedules: [],
  locales: { id, en },
};
