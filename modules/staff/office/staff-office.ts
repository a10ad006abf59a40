import { BookUser, IdCard } from 'lucide-react';
import type { FunctionComponent } from 'react';
import { loadTexts } from '#office/i18n/language.ts';
import type { OfficeModule, OfficeRoute } from '#office/module.ts';
import { staffManage, staffView } from '../contract/permissions.ts';
import {
  comingPath,
  directoryPath,
  importPath,
  ownFilePath,
  ownRequestsPath,
  readingsPath,
  remindersPath,
  requestsPath,
  siasnPath,
  staffFilePath,
} from './addresses.ts';

const answers = ['staff.'];

/** The own file and what one asks to be changed in it; for personnel the files of others. */
export const staffOffice: OfficeModule = {
  name: 'staff',
  navigation: [
    {
      id: 'own-file',
      label: 'staff.own.title',
      path: ownFilePath,
      icon: IdCard,
      group: 'people',
      keys: 'g s',
    },
    {
      id: 'staff-directory',
      label: 'staff.directory.title',
      path: directoryPath,
      // The own file lies further in and has its own entry.
      covers: '/staff',
      icon: BookUser,
      group: 'people',
    },
  ],
  routes: [
    page(ownFilePath, 'staff.own.title', async () => (await import('./file/own-file-page.tsx')).OwnFilePage),
    page(
      ownRequestsPath,
      'staff.own.requests',
      async () => (await import('./requests/own-requests-page.tsx')).OwnRequestsPage,
    ),
    page(
      readingsPath,
      'staff.readings.title',
      async () => (await import('./file/readings-page.tsx')).ReadingsPage,
    ),
    page(
      directoryPath,
      'staff.directory.title',
      async () => (await import('./directory/directory-page.tsx')).DirectoryPage,
    ),
    {
      ...page(
        staffFilePath('$personId'),
        'staff.file.one',
        async () => (await import('./file/staff-file-page.tsx')).StaffFilePage,
      ),
      permission: staffView,
    },
    {
      ...page(
        siasnPath('$personId'),
        'staff.siasn.title',
        async () => (await import('./siasn/siasn-page.tsx')).SiasnPage,
      ),
      permission: staffManage,
    },
    {
      ...page(
        comingPath,
        'staff.coming.title',
        async () => (await import('./coming/coming-page.tsx')).ComingPage,
      ),
      permission: staffView,
    },
    {
      ...page(
        requestsPath,
        'staff.requests.title',
        async () => (await import('./requests/requests-page.tsx')).RequestsPage,
      ),
      permission: staffManage,
    },
    {
      ...page(
        remindersPath,
        'staff.reminders.title',
        async () => (await import('./reminders/reminders-page.tsx')).RemindersPage,
      ),
      permission: staffManage,
    },
    {
      ...page(
        importPath,
        'staff.import.title',
        async () => (await import('./sheets/import-page.tsx')).ImportPage,
      ),
      permission: staffManage,
    },
  ],
  find: [
    {
      id: 'staff',
      label: 'staff.directory.title',
      icon: BookUser,
      permission: staffView,
      // The contract of the files is loaded with the first search: few people look for them.
      find: async (text, signal) => (await import('./directory/find-files.ts')).findFiles(text, signal),
    },
  ],
  homeCards: [
    {
      id: 'staff-requests',
      order: 45,
      permission: staffManage,
      label: 'staff.requests.card',
      path: requestsPath,
      counter: {
        queryKey: ['staff.list-requests', { state: 'submitted' }, 'count'],
        read: async (signal) => (await import('./requests/count-waiting.ts')).countWaiting(signal),
      },
      load: async () => ({ Card: (await import('./requests/requests-card.tsx')).RequestsCard }),
    },
  ],
  tour: () => import('./tour.ts'),
  live: {
    'staff-entry.*': answers,
    'staff-request.*': answers,
    'staff-file.*': answers,
    'staff-milestone.*': answers,
    'staff-lead-times.*': answers,
  },
  subjects: {
    'own-file': () => ownFilePath,
    'own-request': () => ownRequestsPath,
    'staff-file': (id) => staffFilePath(id),
    'staff-request': () => requestsPath,
  },
};

/** Its lists and sheets speak with the words of the organization. */
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
