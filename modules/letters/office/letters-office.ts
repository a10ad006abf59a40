import { BookOpenText, ClipboardPen, FileText, Inbox, MailOpen, ScrollText } from 'lucide-react';
import { call } from '#office/data/client.ts';
import { queryClient } from '#office/data/query-client.ts';
import { operationQuery } from '#office/data/use-operation.ts';
import type { OfficeModule } from '#office/module.ts';
import { keptAnswer } from '#office/outbox/offline-rules.ts';
import { letters } from '../contract/letters.ts';
import { registerLetters } from '../contract/permissions.ts';
import { booksPath, inboxPath, letterPath, mailPath, paperPath, registerPath } from './addresses.ts';

const found = 6;

/** Counters of all places come from one answer: who asks while it is under way waits for the same. */
function counter(of: 'undisposed' | 'intakes', label: string) {
  return {
    queryKey: ['letters.counters', of] as const,
    read: async () => (await queryClient.fetchQuery(operationQuery(letters.counters, {})))[of],
    label,
  };
}

/** Incoming letters in the office: mail, register, letter, inbox, books. */
export const lettersOffice: OfficeModule = {
  name: 'letters',
  navigation: [
    {
      id: 'letters.inbox',
      label: 'letters.inbox.nav',
      shortLabel: 'letters.inbox.short',
      path: inboxPath,
      icon: MailOpen,
      group: 'work',
      thumb: 1,
      keys: 'g i',
      counter: counter('undisposed', 'letters.inbox.counter'),
    },
    {
      id: 'letters.mail',
      label: 'letters.intakes.nav',
      shortLabel: 'letters.intakes.short',
      path: mailPath,
      icon: Inbox,
      group: 'registry',
      permission: registerLetters,
      thumb: 2,
      keys: 'g k',
      counter: counter('intakes', 'letters.intakes.counter'),
    },
    {
      id: 'letters.list',
      label: 'letters.list.nav',
      shortLabel: 'letters.list.short',
      path: registerPath,
      icon: ScrollText,
      group: 'registry',
      thumb: 3,
      keys: 'g r',
    },
    {
      id: 'letters.books',
      label: 'letters.books.nav',
      path: booksPath,
      icon: BookOpenText,
      group: 'registry',
      permission: registerLetters,
      keys: 'g b',
    },
  ],
  routes: [
    { path: inboxPath, title: 'letters.inbox.title', load: () => import('./inbox/inbox-page.tsx') },
    {
      path: mailPath,
      title: 'letters.intakes.title',
      permission: registerLetters,
      load: () => import('./mail/mail-page.tsx'),
    },
    {
      path: paperPath,
      title: 'letters.paper.title',
      permission: registerLetters,
      load: () => import('./register/paper-page.tsx'),
    },
    {
      path: `${mailPath}/$intakeId`,
      title: 'letters.register.title',
      permission: registerLetters,
      load: () => import('./register/register-page.tsx'),
    },
    {
      path: booksPath,
      title: 'letters.books.title',
      permission: registerLetters,
      load: () => import('./books/books-page.tsx'),
    },
    { path: registerPath, title: 'letters.list.title', load: () => import('./list/letters-page.tsx') },
    {
      path: `${registerPath}/$letterId`,
      title: 'letters.page.title',
      load: () => import('./letter/letter-page.tsx'),
    },
    {
      path: `${registerPath}/$letterId/correction`,
      title: 'letters.correct.title',
      permission: registerLetters,
      load: () => import('./letter/correction-page.tsx'),
    },
  ],
  commands: ({ t, go, may }) =>
    may(registerLetters)
      ? [
          {
            id: 'letters.take-in',
            title: t('letters.command.takeIn'),
            words: t('letters.command.takeInWords'),
            icon: Inbox,
            run: () => go(mailPath),
          },
          {
            id: 'letters.paper',
            title: t('letters.paper.verb'),
            words: t('letters.command.paperWords'),
            icon: ClipboardPen,
            run: () => go(paperPath),
          },
        ]
      : [],
  find: [
    {
      id: 'letters',
      label: 'letters.list.title',
      icon: FileText,
      find: async (text, signal) => {
        const { items } = await call(letters.list, { q: text.slice(0, 200), size: found }, { signal });
        return items.map(({ id, subject, sender, agendaNumber, year }) => ({
          id,
          title: subject,
          detail: `${agendaNumber}/${year} · ${sender}`,
          path: letterPath(id),
        }));
      },
    },
  ],
  homeCards: [
    {
      id: 'letters.inbox',
      order: 20,
      label: 'letters.inbox.card',
      path: inboxPath,
      counter: counter('undisposed', 'letters.inbox.counter'),
      load: () => import('./inbox/inbox-card.tsx'),
    },
    {
      id: 'letters.mail',
      order: 30,
      permission: registerLetters,
      label: 'letters.intakes.card',
      path: mailPath,
      counter: counter('intakes', 'letters.intakes.counter'),
      firstStep: { label: 'letters.command.takeIn', path: mailPath },
      load: () => import('./mail/intakes-card.tsx'),
    },
  ],
  tour: () => import('./tour.ts'),
  live: {
    inbox: ['letters.inbox', 'letters.counters'],
    'letter.*': ['letters.', 'books.'],
    'readers.*': ['letters.open'],
    'addressees.*': ['letters.', 'books.'],
    'addressee.*': ['letters.', 'books.'],
    'documents.*': ['letters.open', 'letters.timeline'],
    'mail.*': ['letters.open', 'letters.timeline', 'letters.list-intakes', 'letters.counters'],
    'book.*': ['books.'],
    'intake.*': ['letters.list-intakes', 'letters.counters'],
    'disposition.*': [
      'letters.open',
      'letters.timeline',
      'letters.inbox',
      'letters.counters',
      'letters.list',
    ],
  },
  subjects: { letter: letterPath },
  offline: {
    kept: [
      // Only letters of class B may lie on a device; what belongs to the others goes with them.
      keptAnswer(letters.open, (answer) =>
        answer.securityClass === 'B'
          ? { answer, folder: answer.id, opensFolder: true }
          : { folder: answer.id, answer: null },
      ),
      keptAnswer(letters.timeline, (answer, { letterId }) => ({ answer, folder: letterId })),
      keptAnswer(letters.counters, (answer) => ({ answer })),
    ],
  },
};
