import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import { attendanceEvents } from './contract/events.ts';
import { attendancePermissions } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { reckonDaysJob } from './server/jobs/reckon-days.ts';
import { attendanceRoutes } from './server/routes.ts';
import { closeDays } from './server/schedules/close-days.ts';
import { eraseWhereabouts } from './server/schedules/erase-whereabouts.ts';
import { warnDiscipline } from './server/schedules/warn-discipline.ts';
import { weighCheckIns } from './server/schedules/weigh-check-ins.ts';
import { followCalendar } from './server/subscribers/follow-calendar.ts';
import { followLeave } from './server/subscribers/follow-leave.ts';
import { followService } from './server/subscribers/follow-service.ts';

/** Check-ins, days and what they cost, doubts and corrections, recaps. */
export const attendanceModule: Module = {
  name: 'attendance',
  routes: attendanceRoutes,
  permissions: attendancePermissions,
  events: attendanceEvents,
  subscribers: [...followCalendar, ...followLeave, ...followService],
  jobs: [reckonDaysJob],
  schedules: [weighCheckIns, closeDays, eraseWhereabouts, warnDiscipline],
  locales: { id, en },
};
