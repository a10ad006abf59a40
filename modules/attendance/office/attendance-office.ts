import { Fingerprint, MapPinned, PanelsTopLeft } from 'lucide-react';
import type { FunctionComponent } from 'react';
import { lazyPart } from '#office/design/feedback/lazy-part.tsx';
import { loadTexts } from '#office/i18n/language.ts';
import type { OfficeModule, OfficeRoute } from '#office/module.ts';
import {
  boardPath,
  checkInPath,
  codePath,
  daysPath,
  deskOfPath,
  deskPath,
  devicesPath,
  placePath,
  placesPath,
  recapPath,
  requestsPath,
  rulesPath,
  summonsPath,
} from './addresses.ts';

/** The first screen comes before it is asked whether one has checked in (ms). */
const grace = 600;
const answers = ['attendance.'];
const decides = 'attendance.decide';
const sees = 'attendance.view-unit';
const manages = 'attendance.manage';
const waiting = {
  queryKey: ['attendance.count-desk', {}, 'waiting'] as const,
  read: async (signal: AbortSignal) => (await import('./desk/count-waiting.ts')).countWaiting(signal),
};

/** Check-ins from the phone, own days, what waits for a superior, board and recaps. */
export const attendanceOffice: OfficeModule = {
  name: 'attendance',
  navigation: [
    {
      id: 'attendance',
      label: 'attendance.nav',
      path: checkInPath,
      icon: Fingerprint,
      group: 'work',
      keys: 'g p',
      counter: { ...waiting, label: 'attendance.desk.waitingCount' },
    },
    {
      id: 'attendance-board',
      label: 'attendance.board.nav',
      path: boardPath,
      icon: PanelsTopLeft,
      group: 'people',
      permission: sees,
    },
    {
      id: 'attendance-places',
      label: 'attendance.managing',
      path: placesPath,
      icon: MapPinned,
      group: 'administration',
      permission: manages,
    },
  ],
  routes: [
    page(
      checkInPath,
      'attendance.checkIn.title',
      async () => (await import('./check-in/check-in-page.tsx')).CheckInPage,
    ),
    page(
      devicesPath,
      'attendance.devices.title',
      async () => (await import('./devices/devices-page.tsx')).DevicesPage,
    ),
    page(daysPath, 'attendance.days.title', async () => (await import('./days/days-page.tsx')).DaysPage),
    page(
      requestsPath,
      'attendance.requests.title',
      async () => (await import('./requests/requests-page.tsx')).RequestsPage,
    ),
    ...[deskPath, deskOfPath('$personId')].map((path) => ({
      ...page(path, 'attendance.desk.title', async () => (await import('./desk/desk-page.tsx')).DeskPage),
      permission: decides,
    })),
    {
      ...page(
        summonsPath('$personId'),
        'attendance.summons.draft',
        async () => (await import('./desk/summons-page.tsx')).SummonsPage,
      ),
      permission: decides,
    },
    {
      ...page(
        boardPath,
        'attendance.board.title',
        async () => (await import('./board/board-page.tsx')).BoardPage,
      ),
      permission: sees,
    },
    {
      ...page(
        recapPath,
        'attendance.recap.title',
        async () => (await import('./recap/recap-page.tsx')).RecapPage,
      ),
      permission: sees,
    },
    {
      ...page(
        placesPath,
        'attendance.places.title',
        async () => (await import('./places/places-page.tsx')).PlacesPage,
      ),
      permission: manages,
    },
    {
      ...page(
        placePath('$placeId'),
        'attendance.places.title',
        async () => (await import('./places/place-page.tsx')).PlacePage,
      ),
      permission: manages,
    },
    {
      ...page(
        rulesPath,
        'attendance.rules.title',
        async () => (await import('./rules/rules-page.tsx')).RulesPage,
      ),
      permission: manages,
    },
    {
      ...page(
        codePath('$placeId'),
        'attendance.entrance.title',
        async () => (await import('./entrance/entrance-page.tsx')).EntrancePage,
      ),
      permission: 'attendance.show-code',
    },
  ],
  homeCards: [
    {
      id: 'attendance-today',
      order: 5,
      warns: true,
      unlisted: true,
      label: 'attendance.checkIn.card',
      path: checkInPath,
      counter: {
        queryKey: ['attendance.show-today', {}, 'awaited'],
        read: async () => {
          await new Promise((go) => setTimeout(go, grace));
          return (await import('./check-in/count-awaited.ts')).countAwaited();
        },
      },
      load: async () => ({ Card: (await import('./check-in/check-in-card.tsx')).CheckInCard }),
    },
    {
      id: 'attendance-desk',
      order: 43,
      permission: decides,
      label: 'attendance.desk.card',
      path: deskPath,
      counter: waiting,
      load: async () => ({ Card: (await import('./desk/desk-card.tsx')).DeskCard }),
    },
  ],
  slots: {
    'calendar.proposal': lazyPart(async () => {
      const [{ Trial }] = await Promise.all([
        import('./trial/trial.tsx'),
        loadTexts('attendance'),
        loadTexts('organization'),
      ]);
      return Trial;
    }),
  },
  offline: {
    kept: [{ operation: 'attendance.show-today', part: (answer) => ({ answer }) }],
    ownBox: () => import('./device/follow-check-ins.ts'),
  },
  live: {
    'attendance.*': answers,
    'attendance-request.*': answers,
    'attendance-discipline.*': answers,
    'check-in-review.*': answers,
    'check-in-place.*': answers,
    'kiosk.*': ['attendance.list-kiosks'],
    'attendance-settings.*': answers,
    'deduction-scheme.*': answers,
    'device.*': ['attendance.list-devices'],
  },
  subjects: { attendance: deskOfPath, 'own-attendance': () => daysPath },
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
