import { NotebookTabs, Settings2, Stamp, Users } from 'lucide-react';
import type { FunctionComponent } from 'react';
import { loadTexts } from '#office/i18n/language.ts';
import type { NavigationItem, OfficeRoute } from '#office/module.ts';
import { configureLetters, delegateSigning, numberLetters, sendLetters } from '../contract/permissions.ts';
import {
  distributionPath,
  kindsPath,
  letterheadsPath,
  mandatesPath,
  numberBooksPath,
  numberingPath,
  paperPath,
} from './settings/addresses.ts';

/** Where letters are set up: for administrators, and for the registry its books and lists. */
export const settingsNavigation: readonly NavigationItem[] = [
  {
    id: 'outgoing.number-books',
    label: 'outgoing.settings.numberBooksNav',
    path: numberBooksPath,
    icon: NotebookTabs,
    group: 'registry',
    permission: numberLetters,
  },
  {
    id: 'outgoing.distribution',
    label: 'outgoing.settings.distribution',
    path: distributionPath,
    icon: Users,
    group: 'registry',
    permission: sendLetters,
  },
  {
    id: 'outgoing.settings',
    label: 'outgoing.settings.nav',
    path: kindsPath,
    icon: Settings2,
    group: 'administration',
    permission: configureLetters,
  },
  {
    id: 'outgoing.mandates',
    label: 'outgoing.settings.mandates',
    path: mandatesPath,
    icon: Stamp,
    group: 'administration',
    permission: delegateSigning,
  },
];

export const settingsRoutes: readonly OfficeRoute[] = [
  {
    path: kindsPath,
    title: 'outgoing.settings.title',
    permission: configureLetters,
    load: async () => ({ Page: (await import('./settings/kinds-page.tsx')).KindsPage }),
  },
  {
    path: numberingPath,
    title: 'outgoing.settings.numbering',
    permission: configureLetters,
    load: async () => ({ Page: (await import('./settings/numbering-page.tsx')).NumberingPage }),
  },
  {
    path: paperPath,
    title: 'outgoing.settings.paper',
    permission: configureLetters,
    load: async () => ({ Page: (await import('./settings/paper-page.tsx')).PaperPage }),
  },
  {
    path: letterheadsPath,
    title: 'outgoing.settings.letterheads',
    permission: configureLetters,
    load: withPickers(async () => (await import('./settings/letterheads-page.tsx')).LetterheadsPage),
  },
  {
    path: mandatesPath,
    title: 'outgoing.settings.mandates',
    permission: delegateSigning,
    load: withPickers(async () => (await import('./settings/mandates-page.tsx')).MandatesPage),
  },
  {
    path: numberBooksPath,
    title: 'outgoing.settings.numberBooks',
    permission: numberLetters,
    load: withPickers(async () => (await import('./settings/number-books-page.tsx')).NumberBooksPage),
  },
  {
    path: distributionPath,
    title: 'outgoing.settings.distribution',
    permission: sendLetters,
    load: withPickers(async () => (await import('./settings/distribution-page.tsx')).DistributionPage),
  },
];

/** A page with fields that look posts or units up: their words are those of the organization. */
function withPickers(page: () => Promise<FunctionComponent>) {
  return async () => {
    const [Page] = await Promise.all([page(), loadTexts('organization')]);
    return { Page };
  };
}
