import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import { dispositionEvents } from './contract/events.ts';
import { dispositionPermissions } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
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
  ],
  jobs: [],
  schedules: [watchDeadlines],
  locales: { id, en },
};
