import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import { signatureEvents } from './contract/events.ts';
import { manageSignatures } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { routes } from './server/routes.ts';
import { renewLists } from './server/schedules/renew-lists.ts';

export const signaturesModule: Module = {
  name: 'signatures',
  routes,
  permissions: [manageSignatures],
  events: signatureEvents,
  subscribers: [],
  jobs: [],
  schedules: [renewLists],
  locales: { id, en },
};
