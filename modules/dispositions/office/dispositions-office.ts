import { ChartColumn, ClipboardList, Forward, Settings2 } from 'lucide-react';
import { type FunctionComponent, lazy } from 'react';
import { queryClient } from '#office/data/query-client.ts';
import { operationQuery } from '#office/data/use-operation.ts';
import { loadTexts } from '#office/i18n/language.ts';
import type { OfficeModule } from '#office/module.ts';
import { dispositions } from '../contract/dispositions.ts';
import { configureDispositions, giveDispositions, watchDispositions } from '../contract/permissions.ts';
import { deskPath, givenPath, inboxPath, settingsPath, statisticsPath } from './addresses.ts';

/** What dispositions bring to the office. */
export const dispositionsOffice: OfficeModule = {
  name: 'dispositions',
  navigation: [
    {
      id: 'dispositions',
      label: 'dispositions.title',
      path: inboxPath,
      icon: Forward,
      group: 'work',
      thumb: 2,
      keys: 'g d',
      counter: {
        queryKey: [dispositions.counters.id, 'open'],
        // Cards and tabs read the same answer: who asks while it is under way waits for it.
        read: async () => (await queryClient.fetchQuery(operationQuery(dispositions.counters, {}))).open,
        label: 'dispositions.nav.count',
      },
    },
    {
      id: 'dispositions.settings',
      label: 'dispositions.settings.nav',
      path: settingsPath,
      icon: Settings2,
      group: 'administration',
      permission: configureDispositions,
    },
  ],
  routes: [
    {
      path: inboxPath,
      title: 'dispositions.inbox.title',
      load: async () => ({ Page: (await import('./pages/inbox-page.tsx')).InboxPage }),
    },
    {
      path: givenPath,
      title: 'dispositions.given.title',
      permission: giveDispositions,
      load: async () => ({ Page: (await import('./pages/given-page.tsx')).GivenPage }),
    },
    {
      path: statisticsPath,
      title: 'dispositions.statistics.title',
      permission: watchDispositions,
      load: async () => ({ Page: (await import('./pages/statistics-page.tsx')).StatisticsPage }),
    },
    {
      path: settingsPath,
      title: 'dispositions.settings.title',
      permission: configureDispositions,
      load: async () => ({ Page: (await import('./pages/settings-page.tsx')).SettingsPage }),
    },
    {
      path: deskPath('$recipientId'),
      title: 'dispositions.title',
      load: async () => ({ Page: (await import('./pages/desk-page.tsx')).DeskPage }),
    },
  ],
  commands: ({ t, go, may }) => [
    ...(may(giveDispositions)
      ? [
          {
            id: 'dispositions.given',
            title: t('dispositions.given.title'),
            icon: ClipboardList,
            run: () => go(givenPath),
          },
        ]
      : []),
    ...(may(watchDispositions)
      ? [
          {
            id: 'dispositions.statistics',
            title: t('dispositions.statistics.title'),
            icon: ChartColumn,
            run: () => go(statisticsPath),
          },
        ]
      : []),
  ],
  homeCards: [
    {
      id: 'dispositions.overdue',
      order: 15,
      load: async () => ({ Card: (await import('./home/overdue-card.tsx')).OverdueCard }),
    },
    {
      id: 'dispositions.unread',
      order: 20,
      load: async () => ({ Card: (await import('./home/unread-card.tsx')).UnreadCard }),
    },
    {
      id: 'dispositions.follow-up',
      order: 30,
      load: async () => ({ Card: (await import('./home/follow-up-card.tsx')).FollowUpCard }),
    },
    {
      id: 'dispositions.to-accept',
      order: 40,
      permission: giveDispositions,
      load: async () => ({ Card: (await import('./home/to-accept-card.tsx')).ToAcceptCard }),
    },
  ],
  slots: {
    'letter.give': slot(async () => (await import('./give/give-step.tsx')).GiveStep),
    'letter.dispositions': slot(async () => (await import('./tree/dispositions-part.tsx')).DispositionsPart),
  },
  live: {
    'disposition.*': ['dispositions.', 'letters.'],
    'letter.*': ['dispositions.'],
  },
  subjects: { disposition: deskPath },
};

/** A part of another module's page, with the words of this one. */
function slot(load: () => Promise<FunctionComponent<{ subjectId: string }>>) {
  return lazy(async () => {
    const [part] = await Promise.all([load(), loadTexts('dispositions')]);
    return { default: part };
  });
}
