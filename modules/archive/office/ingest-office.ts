import { PackageOpen } from 'lucide-react';
import type { FunctionComponent } from 'react';
import { loadTexts } from '#office/i18n/language.ts';
import type { LiveRules } from '#office/live/stale-by-event.ts';
import type { Command, CommandContext, NavigationItem, OfficeRoute } from '#office/module.ts';
import { fileRecords } from '../contract/permissions.ts';
import { ingestPath, ingestsPath } from './ingest/addresses.ts';

export const ingestNavigation: readonly NavigationItem[] = [
  {
    id: 'archive.ingests',
    label: 'archive.ingest.nav',
    path: ingestsPath,
    icon: PackageOpen,
    group: 'registry',
    permission: fileRecords,
  },
];

export const ingestRoutes: readonly OfficeRoute[] = [
  page(
    ingestsPath,
    'archive.ingest.title',
    async () => (await import('./ingest/ingests-page.tsx')).IngestsPage,
  ),
  page(
    ingestPath('$ingestId'),
    'archive.ingest.one',
    async () => (await import('./ingest/ingest-page.tsx')).IngestPage,
  ),
];

export function ingestCommands({ t, go, may }: CommandContext): Command[] {
  if (!may(fileRecords)) return [];
  const id = 'archive.ingests';
  const [title, words] = [t('archive.ingest.title'), t('archive.ingest.words')];
  return [{ id, title, words, icon: PackageOpen, run: () => go(ingestsPath) }];
}

export const ingestLive: LiveRules = {
  'ingest.*': ['archive.list-ingest', 'archive.show-ingest'],
  'ingest-items.*': ['archive.list-ingest', 'archive.show-ingest'],
};

/** Its fields speak of units and classes, with the words of their modules; keys are made with those of identity. */
function page(path: string, title: string, load: () => Promise<FunctionComponent>): OfficeRoute {
  return {
    ...{ path, title, permission: fileRecords },
    load: () =>
      Promise.all([load(), ...['organization', 'letters', 'identity'].map((one) => loadTexts(one))]).then(
        ([Page]) => ({
          Page: Page as FunctionComponent,
        }),
      ),
  };
}
