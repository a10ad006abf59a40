import type { Module } from '#core/module.ts';
import { identityEvents } from './contract/events.ts';
import { manageAccounts } from './contract/permissions.ts';
import './contract/errors.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import type { IdentitySettings } from './server/identity-settings.ts';
import { identityRoutes } from './server/routes.ts';
import { forgetEndedSessions } from './server/schedules/forget-ended-sessions.ts';
import { followPerson } from './server/subscribers/follow-person.ts';

/** Sign-in as the operator wants it. */
export function createIdentityModule(settings: IdentitySettings): Module {
  return {
    name: 'identity',
    routes: identityRoutes(settings),
    permissions: [manageAccounts],
    events: identityEvents,
    subscribers: [followPerson],
    jobs: [],
    schedules: [forgetEndedSessions],
    locales: { id, en },
  };
}
