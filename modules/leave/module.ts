import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import { leaveEvents } from './contract/events.ts';
import { leavePermissions } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { leaveRoutes } from './server/routes.ts';
import { carryOnLeave } from './server/schedules/carry-on-leave.ts';
import {
  closeReplacedStandIn,
  closeStandIn,
  closeStandInOfFormerHead,
  openStandIn,
} from './server/subscribers/keep-posts-of-heads.ts';

/** Leave: who may have it, asked and decided, what it costs, and what follows from it. */
export const leaveModule: Module = {
  name: 'leave',
  routes: leaveRoutes,
  permissions: leavePermissions,
  events: leaveEvents,
  subscribers: [openStandIn, closeStandIn, closeReplacedStandIn, closeStandInOfFormerHead],
  jobs: [],
  schedules: [carryOnLeave],
  locales: { id, en },
};
