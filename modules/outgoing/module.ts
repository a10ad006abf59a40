import type { Mailer } from '#core/mail/mailer.ts';
import type { Module } from '#core/module.ts';
import { configurationEvents } from './contract/configuration-events.ts';
import './contract/errors.ts';
import { outgoingEvents } from './contract/events.ts';
import { outgoingPermissions } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { addAwaitedStamp } from './server/jobs/add-time-stamp.ts';
import { compactTextJob } from './server/jobs/compact-text.ts';
import { forgetSentJob } from './server/jobs/forget-sent.ts';
import { outgoingRoutes } from './server/routes.ts';
import { addDueStamps } from './server/schedules/add-due-stamps.ts';
import { sendingJobs, sendingSubscribers } from './server/sending/sending-work.ts';
import { finishActs } from './server/signing/run-signing.ts';
import { forgetDestroyedSent } from './server/subscribers/forget-destroyed.ts';
import { wakeScreens } from './server/subscribers/wake-screens.ts';

/** @param mailer sends the links of letters that go out by mail, where mail is set up */
export function createOutgoingModule({ mailer }: { mailer: Mailer }): Module {
  return {
    name: 'outgoing',
    routes: outgoingRoutes(mailer),
    permissions: outgoingPermissions,
    events: [...outgoingEvents, ...configurationEvents],
    subscribers: [...sendingSubscribers, ...wakeScreens, forgetDestroyedSent],
    jobs: [forgetSentJob, compactTextJob, addAwaitedStamp, ...sendingJobs(mailer)],
    schedules: [addDueStamps],
    locales: { id, en },
    finish: finishActs,
  };
}
