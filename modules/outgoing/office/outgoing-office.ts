import { BookUp, FilePen, Hash, PenTool, Plus, Route } from 'lucide-react';
import type { FunctionComponent } from 'react';
import type { OutputOf } from '#core/contract/operation.ts';
import { call } from '#office/data/client.ts';
import { queryClient } from '#office/data/query-client.ts';
import { operationQuery } from '#office/data/use-operation.ts';
import { lazyPart } from '#office/design/feedback/lazy-part.tsx';
import { loadTexts } from '#office/i18n/language.ts';
import type { OfficeModule } from '#office/module.ts';
import { draftCounters } from '../contract/draft-counters.ts';
import { numberLetters, sendLetters, viewUnitOutgoing, writeLetters } from '../contract/permissions.ts';
import {
  beginPath,
  draftPath,
  expeditionPath,
  numbersPath,
  outgoingPath,
  recapPath,
  registerPath,
  toInitialPath,
  toSignPath,
} from './addresses.ts';
import { settingsNavigation, settingsRoutes } from './settings-office.ts';

type Counters = OutputOf<typeof draftCounters>;

const found = 6;

/** Cards, tabs and places read the same answer: who asks while it is under way waits for it. */
function counter(name: string, countOf: (counters: Counters) => number) {
  return {
    queryKey: [draftCounters.id, name] as const,
    read: async () => countOf(await queryClient.fetchQuery(operationQuery(draftCounters, {}))),
  };
}

/** What outgoing letters bring to the office. */
export const outgoingOffice: OfficeModule = {
  name: 'outgoing',
  navigation: [
    {
      id: 'outgoing',
      label: 'outgoing.nav',
      shortLabel: 'outgoing.navShort',
      path: outgoingPath,
      icon: FilePen,
      group: 'work',
      thumb: 2,
      keys: 'g o',
      counter: {
        ...counter('waiting', ({ returned, toInitial, toSign }) => returned + toInitial + toSign),
        label: 'outgoing.nav.count',
      },
    },
    {
      id: 'outgoing.numbers',
      label: 'outgoing.numbers.nav',
      path: numbersPath,
      icon: Hash,
      group: 'registry',
      permission: numberLetters,
      keys: 'g n',
    },
    {
      id: 'outgoing.register',
      label: 'outgoing.register.nav',
      path: registerPath,
      icon: BookUp,
      group: 'registry',
      permission: viewUnitOutgoing,
      keys: 'g e',
    },
    ...settingsNavigation,
  ],
  routes: [
    ...settingsRoutes,
    {
      path: outgoingPath,
      title: 'outgoing.title',
      load: withPickers(() => import('./list/drafts-page.tsx')),
    },
    {
      path: beginPath,
      title: 'outgoing.begin.title',
      permission: writeLetters,
      load: () => import('./begin/begin-page.tsx'),
    },
    {
      path: toSignPath,
      title: 'outgoing.box.sign',
      load: withPickers(async () => ({ Page: (await import('./signing/to-sign-page.tsx')).ToSignPage })),
    },
    {
      path: toInitialPath,
      title: 'outgoing.box.initial',
      load: async () => ({ Page: (await import('./step/to-initial-page.tsx')).ToInitialPage }),
    },
    {
      path: numbersPath,
      title: 'outgoing.numbers.title',
      permission: numberLetters,
      load: withPickers(() => import('./numbers/numbers-page.tsx')),
    },
    {
      path: registerPath,
      title: 'outgoing.register.title',
      permission: viewUnitOutgoing,
      load: withPickers(() => import('./registers/register-page.tsx')),
    },
    {
      path: expeditionPath,
      title: 'outgoing.expedition.title',
      permission: viewUnitOutgoing,
      load: withPickers(() => import('./registers/expedition-page.tsx')),
    },
    {
      path: recapPath,
      title: 'outgoing.recap.title',
      permission: viewUnitOutgoing,
      load: withPickers(() => import('./registers/recap-page.tsx')),
    },
    {
      path: draftPath('$draftId'),
      title: 'outgoing.draft.title',
      load: withPickers(() => import('./draft/draft-page.tsx')),
    },
  ],
  commands: ({ t, go, may }) => [
    ...(may(writeLetters)
      ? [
          {
            id: 'outgoing.begin',
            title: t('outgoing.begin.verb'),
            words: t('outgoing.begin.words'),
            icon: Plus,
            run: () => go(beginPath),
          },
        ]
      : []),
    { id: 'outgoing.to-sign', title: t('outgoing.box.sign'), icon: PenTool, run: () => go(toSignPath) },
    {
      id: 'outgoing.to-initial',
      title: t('outgoing.box.initial'),
      icon: Route,
      run: () => go(toInitialPath),
    },
  ],
  find: [
    {
      id: 'outgoing',
      label: 'outgoing.title',
      icon: FilePen,
      find: async (text, signal) => {
        const { drafts } = await import('../contract/drafts.ts');
        const { items } = await call(
          drafts.list,
          { box: 'unit', q: text.slice(0, 200), size: found },
          { signal },
        );
        return items.map(({ id, subject, kindName, number, to }) => ({
          id,
          title: subject || kindName,
          detail: [number ?? kindName, to].filter(Boolean).join(' · '),
          path: draftPath(id),
        }));
      },
    },
  ],
  homeCards: [
    {
      id: 'outgoing.to-sign',
      order: 10,
      label: 'outgoing.home.sign',
      path: toSignPath,
      counter: counter('to-sign', ({ toSign }) => toSign),
      load: async () => ({ Card: (await import('./home/to-sign-card.tsx')).ToSignCard }),
    },
    {
      id: 'outgoing.to-initial',
      order: 12,
      label: 'outgoing.home.initial',
      path: toInitialPath,
      counter: counter('to-initial', ({ toInitial }) => toInitial),
      load: async () => ({ Card: (await import('./home/to-initial-card.tsx')).ToInitialCard }),
    },
    {
      id: 'outgoing.returned',
      order: 14,
      permission: writeLetters,
      label: 'outgoing.home.returned',
      path: outgoingPath,
      search: { returned: 'true' },
      counter: counter('returned', ({ returned }) => returned),
      warns: true,
      firstStep: { label: 'outgoing.begin.verb', path: beginPath },
      load: async () => ({ Card: (await import('./home/returned-card.tsx')).ReturnedCard }),
    },
    {
      id: 'outgoing.to-send',
      order: 35,
      permission: sendLetters,
      label: 'outgoing.home.send',
      path: outgoingPath,
      search: { box: 'send' },
      counter: counter('to-send', ({ toSend }) => toSend),
      load: async () => ({ Card: (await import('./home/to-send-card.tsx')).ToSendCard }),
    },
  ],
  slots: {
    'letter.answer': slot(async () => (await import('./begin/answer-letter.tsx')).AnswerLetter),
    'letter.answers': slot(async () => (await import('./begin/letter-answers.tsx')).LetterAnswers),
    'desk.answer': slot(async () => (await import('./begin/answer-desk.tsx')).AnswerDesk),
  },
  tour: () => import('./tour.ts'),
  offline: { texts: () => import('./editor/send-some.ts') },
  live: {
    // Heard while a text is open: the preview follows the writing.
    'draft-text.changed': ['letter-text-mark'],
    'draft.*': ['outgoing.'],
    'step.*': ['outgoing.'],
    'number.*': ['outgoing.list-numbers', 'outgoing.prove-numbers'],
    'outgoing.*': ['outgoing.'],
    'delivery.*': ['outgoing.list-deliveries', 'outgoing.timeline', 'outgoing.list-expedition'],
  },
  subjects: { draft: draftPath },
};

/** A part of another module's page, with the words of this one. */
function slot(load: () => Promise<FunctionComponent<{ subjectId: string }>>) {
  return lazyPart(() => Promise.all([load(), loadTexts('outgoing')]).then(([part]) => part));
}

/** A page with fields of the organization, and on which is signed: the words of both come along. */
function withPickers<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return () =>
    Promise.all([load(), loadTexts('organization'), loadTexts('signatures')]).then(([part]) => part);
}
