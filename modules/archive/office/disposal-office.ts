import { BookMarked, Boxes, ListTree, Recycle, Settings2 } from 'lucide-react';
import type { FunctionComponent } from 'react';
import { call } from '#office/data/client.ts';
import { loadTexts } from '#office/i18n/language.ts';
import type { LiveRules } from '#office/live/stale-by-event.ts';
import type { Command, CommandContext, HomeCard, NavigationItem, OfficeRoute } from '#office/module.ts';
import { disposalCounters } from '../contract/disposal-counters.ts';
import { configureArchive, keepRecordsUnit, viewUnitArchive } from '../contract/permissions.ts';
import {
  accessPath,
  bagPath,
  candidatesPath,
  classificationPath,
  disposalSettingsPath,
  disposalsPath,
  importPath,
  loansPath,
  placesPath,
  registersPath,
  stubsPath,
  versionsPath,
} from './keeping-addresses.ts';

export const disposalNavigation: readonly NavigationItem[] = [
  {
    id: 'archive.disposals',
    label: 'archive.disposal.nav',
    path: disposalsPath,
    icon: Recycle,
    group: 'registry',
    permission: viewUnitArchive,
  },
  {
    id: 'archive.places',
    label: 'archive.keeping.nav',
    path: placesPath,
    icon: Boxes,
    group: 'registry',
    permission: keepRecordsUnit,
  },
  {
    id: 'archive.registers',
    label: 'archive.register.nav',
    path: registersPath,
    icon: BookMarked,
    group: 'registry',
    permission: keepRecordsUnit,
  },
  {
    id: 'archive.classification',
    label: 'archive.classification.nav',
    path: classificationPath,
    icon: ListTree,
    group: 'registry',
    permission: viewUnitArchive,
  },
  {
    id: 'archive.settings',
    label: 'archive.classification.settingsNav',
    path: versionsPath,
    icon: Settings2,
    group: 'administration',
    permission: configureArchive,
  },
];

export const disposalRoutes: readonly OfficeRoute[] = [
  page(classificationPath, 'archive.classification.title', 'ClassificationPage'),
  page(versionsPath, 'archive.classification.versions', 'VersionsPage'),
  page(importPath, 'archive.classification.import', 'ImportPage', configureArchive),
  page(accessPath, 'archive.access.title', 'AccessPage'),
  page(disposalsPath, 'archive.disposal.title', 'DisposalsPage'),
  page(candidatesPath, 'archive.disposal.candidates', 'CandidatesPage', keepRecordsUnit),
  page(stubsPath, 'archive.disposal.stubs', 'StubsPage'),
  page(bagPath, 'archive.handover.check', 'BagPage', keepRecordsUnit),
  page(disposalSettingsPath, 'archive.disposal.settings', 'DisposalSettingsPage', configureArchive),
  page('/archive/disposals/$listId', 'archive.disposal.title', 'DisposalListPage'),
  page(registersPath, 'archive.register.title', 'RegistersPage'),
  page(placesPath, 'archive.places.title', 'PlacesPage'),
  page(loansPath, 'archive.loans.title', 'LoansPage'),
];

export function disposalCommands({ t, go, may }: CommandContext): Command[] {
  const commands: Command[] = [
    command('archive.loans', t('archive.loans.title'), Boxes, loansPath),
    command('archive.disposals', t('archive.disposal.title'), Recycle, disposalsPath),
    command('archive.classification', t('archive.classification.title'), ListTree, classificationPath),
  ];
  if (may(keepRecordsUnit))
    commands.push(command('archive.bag', t('archive.handover.check'), Recycle, bagPath));
  return commands;

  function command(id: string, title: string, icon: Command['icon'], path: string): Command {
    return { id, title, icon, run: () => go(path) };
  }
}

export const disposalCards: readonly HomeCard[] = [
  {
    id: 'archive.disposals',
    order: 40,
    label: 'archive.disposal.home',
    path: disposalsPath,
    search: { yours: 'true' },
    counter: {
      queryKey: [disposalCounters.id, 'waiting'],
      read: async (signal) => (await call(disposalCounters, {}, { signal })).yours,
    },
    load: async () => ({ Card: (await import('./disposal/disposals-card.tsx')).DisposalsCard }),
  },
];

export const disposalLive: LiveRules = {
  'disposal.*': ['archive.'],
  'loan.*': ['archive.list-loans', 'archive.show-dossier'],
  'place.*': ['archive.list-place'],
};

/** A page of the archive with fields and badges that speak of units, posts and classes, in the words of their modules. */
function page(
  path: string,
  title: string,
  name: keyof typeof import('./disposal-pages.ts').disposalPages,
  permission?: string,
): OfficeRoute {
  return {
    path,
    title,
    ...(permission ? { permission } : {}),
    load: async () => {
      const { disposalPages } = await import('./disposal-pages.ts');
      const load: () => Promise<FunctionComponent> = disposalPages[name];
      const [Page] = await Promise.all([load(), loadTexts('organization'), loadTexts('letters')]);
      return { Page };
    },
  };
}
