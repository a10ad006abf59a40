import { ChartColumn, ClipboardList, Forward, Settings2 } from 'lucide-react';
import type { FunctionComponent } from 'react';
import { queryClient } from '#office/data/query-client.ts';
import { operationQuery } from '#office/data/use-operation.ts';
import { lazyPart } from '#office/design/feedback/lazy-part.tsx';
import { loadTexts } from '#office/i18n/language.ts';
import type { OfficeModule } from '#office/module.ts';
import { dispositions } from '../contract/dispositions.ts';
import { configureDispositions, giveDispositions, watchDispositions } from '../contract/permissions.ts';
import type { DispositionCounters } from '../contract/views.ts';
import { deskPath, givenPath, inboxPath, settingsPath, statisticsPath, toFollowUp } from './addresses.ts';
import { dispositionsOffline } from './offline.ts';

/** Cards, tabs and places read the same answer: who asks while it is under way waits for it. */
function counter(name: string, countOf: (counters: DispositionCounters) => number) {
  return {
    queryKey: [dispositions.counters.id, name] as const,
    read: async () => countOf(await queryClient.fetchQuery(operationQuery(dispositions.counters, {}))),
  };
}

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
      counter: { ...counter('open', ({ open }) => open), label: 'dispositions.nav.count' },
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
      label: 'dispositions.counter.overdue',
      path: inboxPath,
      search: { overdue: 'true' },
      counter: counter('overdue', ({ overdue }) => overdue),
      warns: true,
      load: async () => ({ Card: (await import('./home/overdue-card.tsx')).OverdueCard }),
    },
    {
      id: 'dispositions.unread',
      order: 25,
      label: 'dispositions.counter.unread',
      path: inboxPath,
      search: { state: 'sent' },
      counter: counter('unread', ({ unread }) => unread),
      load: async () => ({ Card: (await import('./home/unread-card.tsx')).UnreadCard }),
    },
    {
      id: 'dispositions.follow-up',
      order: 30,
      label: 'dispositions.counter.followUp',
      path: inboxPath,
      search: { state: toFollowUp },
      counter: counter('follow-up', ({ open, unread }) => open - unread),
      load: async () => ({ Card: (await import('./home/follow-up-card.tsx')).FollowUpCard }),
    },
    {
      id: 'dispositions.to-accept',
      order: 40,
      permission: giveDispositions,
      label: 'dispositions.counter.toAccept',
      path: givenPath,
      search: { state: 'reported' },
      counter: counter('to-accept', ({ toAccept }) => toAccept),
      firstStep: { label: 'dispositions.given.title', path: givenPath },
      load: async () => ({ Card: (await import('./home/to-accept-card.tsx')).ToAcceptCard }),
    },
  ],
  slots: {
    'letter.begin': slot(async () => (await import('./home/begin-giving.tsx')).BeginGiving),
    'letters.give': slot(async () => (await import('./give/give-many.tsx')).GiveMany),
    'letters.giving': slot(async () => (await import('./give/give-many-sheet.tsx')).GiveManySheet),
    'letter.give': slot(async () => (await import('./give/give-step.tsx')).GiveStep),
    'letter.dispositions': slot(async () => (await import('./tree/dispositions-part.tsx')).DispositionsPart),
  },
  tour: () => import('./tour.ts'),
  live: {
    'disposition.*': ['dispositions.', 'letters.'],
    'letter.*': ['dispositions.'],
  },
  subjects: { disposition: deskPath },
  offline: dispositionsOffline,
};

/** A part of another module's page, with the words of this one. */
function slot(load: () => Promise<FunctionComponent<{ subjectId: string }>>) {
  return lazyPart(() => Promise.all([load(), loadTexts('dispositions')]).then(([part]) => part));
}
