import { Archive, FileSearch } from 'lucide-react';
import type { FunctionComponent } from 'react';
import { call } from '#office/data/client.ts';
import { lazyPart } from '#office/design/feedback/lazy-part.tsx';
import { loadTexts } from '#office/i18n/language.ts';
import type { LiveRules } from '#office/live/stale-by-event.ts';
import type {
  Command,
  CommandContext,
  FindProvider,
  NavigationItem,
  OfficeModule,
  OfficeRoute,
} from '#office/module.ts';
import { fileRecords } from '../contract/permissions.ts';
import { archivePath, dossierPath, recordPath, searchPath, unfiledPath } from './addresses.ts';

const found = 6;

export const dossierNavigation: readonly NavigationItem[] = [
  { id: 'archive', label: 'archive.nav', path: archivePath, icon: Archive, group: 'registry', keys: 'g a' },
  {
    id: 'archive.search',
    label: 'archive.search.nav',
    path: searchPath,
    icon: FileSearch,
    group: 'work',
    keys: 'c',
  },
];

export const dossierRoutes: readonly OfficeRoute[] = [
  page(archivePath, 'archive.title', 'DossiersPage'),
  {
    ...page(unfiledPath, 'archive.unfiled.title', 'UnfiledPage'),
    permission: fileRecords,
  },
  page(searchPath, 'archive.search.title', 'SearchPage'),
  page(dossierPath('$dossierId'), 'archive.field.dossier', 'DossierPage'),
  page(recordPath('$recordId'), 'archive.record.title', 'RecordPage'),
];

export function dossierCommands({ t, go, may }: CommandContext): Command[] {
  return may(fileRecords)
    ? [
        {
          id: 'archive.unfiled',
          title: t('archive.unfiled.title'),
          words: t('archive.unfiled.words'),
          icon: Archive,
          run: () => go(unfiledPath),
        },
      ]
    : [];
}

export const dossierFind: readonly FindProvider[] = [
  {
    id: 'archive',
    label: 'archive.title',
    icon: Archive,
    // By number alone: what has the words, or words like them, would come before every act of that name.
    find: async (text, signal) => {
      if (!/\d/.test(text)) return [];
      const { records } = await import('../contract/records.ts');
      const { items } = await call(
        records.find,
        { q: text.slice(0, 200), place: 'number', size: found },
        { signal },
      );
      return items.map(({ id, title, number, dossier }) => ({
        id,
        title,
        detail: [number, dossier.title].filter(Boolean).join(' · '),
        path: recordPath(id),
      }));
    },
  },
];

export const dossierSlots: NonNullable<OfficeModule['slots']> = {
  'letter.filed': slot(async () => (await import('./filed/filed-note.tsx')).LetterFiled),
  'draft.filed': slot(async () => (await import('./filed/filed-note.tsx')).DraftFiled),
};

export const dossierLive: LiveRules = {
  'dossier.*': ['archive.'],
  'record.*': ['archive.'],
  'records.*': ['archive.'],
  'arrangement.*': ['archive.'],
  'hold.*': ['archive.show-retention', 'archive.show-dossier'],
  'loan.*': ['archive.list-loans'],
};

export const dossierSubjects = { dossier: dossierPath, record: recordPath };

/** A part of another module's page, with the words of this one and of its fields. */
function slot(load: () => Promise<FunctionComponent<{ subjectId: string }>>) {
  return lazyPart(() =>
    Promise.all([load(), loadTexts('archive'), loadTexts('organization'), loadTexts('letters')]).then(
      ([part]) => part,
    ),
  );
}

/** A page of the archive: its filters and fields speak of units, posts and classes, with the words of their modules. */
function page(
  path: string,
  title: string,
  name: keyof typeof import('./dossier-pages.ts').dossierPages,
): OfficeRoute {
  return {
    path,
    title,
    load: async () => {
      const { dossierPages } = await import('./dossier-pages.ts');
      const load: () => Promise<FunctionComponent> = dossierPages[name];
      const [Page] = await Promise.all([
        load(),
        ...['organization', 'letters', 'identity'].map((one) => loadTexts(one)),
      ]);
      return { Page };
    },
  };
}
