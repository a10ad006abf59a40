import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import { dispositionEvents } from './contract/events.ts';
import { dispositionPermissions } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { forgetDispositionsJob } from './server/jobs/forget-dispositions.ts';
import { routes } from './server/routes.ts';
import { watchDeadlines } from './server/schedules/watch-deadlines.ts';
import {
  admitAddressees,
  admitFirstReaders,
  admitReaders,
  closeWithLetter,
  dismissReaders,
  followClass,
  followWords,
} from './server/subscribers/follow-letter.ts';
import { forgetDestroyedDispositions } from './server/subscribers/forget-destroyed.ts';

export const dispositionsModule: Module = {
  name: 'dispositions',
  routes,
  permissions: dispositionPermissions,
  events: dispositionEvents,
  subscribers: [
    admitFirstReaders,
    admitAddressees,
    admitReaders,
    dismissReaders,
    followClass,
    followWords,
    closeWithLetter,
    forgetDestroyedDispositions,
  ],
  jobs: [forgetDispositionsJob],
  schedules: [watchDeadlines],
  locales: { id, en },
};
