import '#core/documents/errors.ts';
import '#core/files/errors.ts';
import type { Module } from '#core/module.ts';
import { fileQuarantined } from './contract/events.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { forgetStaleUploads } from './server/jobs/forget-stale-uploads.ts';
import { routes } from './server/routes.ts';

export const filesModule: Module = {
  name: 'files',
  routes,
  permissions: [],
  events: [fileQuarantined],
  subscribers: [],
  jobs: [],
  schedules: [forgetStaleUploads],
  locales: { id, en },
};
