import { CalendarOff, CalendarRange } from 'lucide-react';
import type { FunctionComponent } from 'react';
import { call } from '#office/data/client.ts';
import { loadTexts } from '#office/i18n/language.ts';
import type { OfficeModule, OfficeRoute } from '#office/module.ts';
import { deskCounters } from '../contract/desk-counters.ts';
import { leaveManage } from '../contract/permissions.ts';
import {
  askPath,
  balancesPath,
  calendarPath,
  deskPath,
  importPath,
  ownPath,
  recordPath,
  requestPath,
  settingsPath,
} from './addresses.ts';

const answers = ['leave.'];
const waiting = {
  queryKey: [deskCounters.id, {}, 'waiting'] as const,
  read: async (signal: AbortSignal) => (await call(deskCounters, {}, { signal })).waiting,
};

/** Own leave, what waits for the person, and who of the unit is away. */
export const leaveOffice: OfficeModule = {
  name: 'leave',
  navigation: [
    {
      id: 'leave',
      label: 'leave.nav',
      path: ownPath,
      icon: CalendarOff,
      group: 'work',
      keys: 'g c',
      counter: { ...waiting, label: 'leave.waitingCount' },
    },
    {
      id: 'leave-calendar',
      label: 'leave.calendar.nav',
      path: calendarPath,
      icon: CalendarRange,
      group: 'people',
    },
  ],
  routes: [
    page(ownPath, 'leave.own.title', async () => (await import('./own/own-leave-page.tsx')).OwnLeavePage),
    page(askPath, 'leave.ask.title', async () => (await import('./ask/ask-page.tsx')).AskPage),
    page(
      requestPath('$requestId'),
      'leave.request.title',
      async () => (await import('./request/request-page.tsx')).RequestPage,
    ),
    page(deskPath, 'leave.desk.title', async () => (await import('./desk/desk-page.tsx')).DeskPage),
    page(
      calendarPath,
      'leave.calendar.title',
      async () => (await import('./calendar/unit-calendar-page.tsx')).UnitCalendarPage,
    ),
    page(
      balancesPath,
      'leave.balances.title',
      async () => (await import('./unit/balances-page.tsx')).BalancesPage,
    ),
    {
      ...page(
        importPath,
        'leave.import.title',
        async () => (await import('./unit/import-page.tsx')).ImportPage,
      ),
      permission: leaveManage,
    },
    {
      ...page(
        recordPath,
        'leave.record.title',
        async () => (await import('./unit/record-page.tsx')).RecordPage,
      ),
      permission: leaveManage,
    },
    page(
      settingsPath,
      'leave.settings.title',
      async () => (await import('./settings/settings-page.tsx')).SettingsPage,
    ),
  ],
  homeCards: [
    {
      id: 'leave-desk',
      order: 42,
      label: 'leave.desk.card',
      path: deskPath,
      counter: waiting,
      load: async () => ({ Card: (await import('./desk/desk-card.tsx')).DeskCard }),
    },
  ],
  tour: () => import('./tour.ts'),
  live: { 'leave.*': answers, 'leave-balance.*': answers, 'leave-settings.*': answers },
  subjects: { leave: requestPath, 'own-leave': requestPath },
};

/** Its pickers speak with the words of the organization. */
function page(path: string, title: string, load: () => Promise<FunctionComponent>): OfficeRoute {
  return {
    path,
    title,
    load: async () => {
      const [Page] = await Promise.all([load(), loadTexts('organization')]);
      return { Page };
    },
  };
}
