import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import { provisionAccounts } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { provisioningRoutes } from './server/routes.ts';
import { followAccount } from './server/subscribers/follow-account.ts';

/** Accounts for identity providers, by SCIM 2.0. */
export const provisioningModule: Module = {
  name: 'provisioning',
  routes: provisioningRoutes,
  permissions: [provisionAccounts],
  events: [],
  subscribers: followAccount,
  jobs: [],
  schedules: [],
  locales: { id, en },
};
