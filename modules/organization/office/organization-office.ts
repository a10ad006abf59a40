import { FileUp, KeyRound, Network, Users } from 'lucide-react';
import { call } from '#office/data/client.ts';
import type { OfficeModule } from '#office/module.ts';
import { peopleImport, peopleView, rolesManage } from '../contract/permissions.ts';
import {
  chartPath,
  importPath,
  peoplePath,
  personPath,
  postPath,
  rolesPath,
  structurePath,
  unitPath,
} from './addresses.ts';
import { organizationAnswers } from './stale-answers.ts';

const shownFindings = 8;

/** Structure, people, roles and import. */
export const organizationOffice: OfficeModule = {
  name: 'organization',
  navigation: [
    {
      id: 'structure',
      label: 'organization.structure.title',
      path: structurePath,
      icon: Network,
      group: 'people',
      keys: 'g o',
    },
    {
      id: 'people',
      label: 'organization.people.title',
      path: peoplePath,
      icon: Users,
      group: 'people',
      permission: peopleView,
      keys: 'g p',
    },
    {
      id: 'roles',
      label: 'organization.roles.title',
      path: rolesPath,
      icon: KeyRound,
      group: 'administration',
      permission: rolesManage,
    },
    {
      id: 'import',
      label: 'organization.import.title',
      path: importPath,
      icon: FileUp,
      group: 'administration',
      permission: peopleImport,
    },
  ],
  routes: [
    {
      path: structurePath,
      title: 'organization.structure.title',
      load: () =>
        import('./structure/structure-page.tsx').then(({ StructurePage }) => ({ Page: StructurePage })),
    },
    {
      path: chartPath,
      title: 'organization.structure.title',
      load: () =>
        import('./structure/unit-entry-page.tsx').then(({ ChartEntryPage }) => ({ Page: ChartEntryPage })),
    },
    {
      path: unitPath('$unitId'),
      title: 'organization.structure.title',
      load: () =>
        import('./structure/unit-entry-page.tsx').then(({ UnitEntryPage }) => ({ Page: UnitEntryPage })),
    },
    {
      path: postPath('$postId'),
      title: 'organization.post.one',
      load: () => import('./post/post-page.tsx').then(({ PostPage }) => ({ Page: PostPage })),
    },
    {
      path: peoplePath,
      title: 'organization.people.title',
      permission: peopleView,
      load: () => import('./people/people-page.tsx').then(({ PeoplePage }) => ({ Page: PeoplePage })),
    },
    {
      path: personPath('$personId'),
      title: 'organization.person.one',
      permission: peopleView,
      load: () => import('./people/person-page.tsx').then(({ PersonPage }) => ({ Page: PersonPage })),
    },
    {
      path: rolesPath,
      title: 'organization.roles.title',
      permission: rolesManage,
      load: () => import('./roles/roles-page.tsx').then(({ RolesPage }) => ({ Page: RolesPage })),
    },
    {
      path: importPath,
      title: 'organization.import.title',
      permission: peopleImport,
      load: () => import('./import/import-page.tsx').then(({ ImportPage }) => ({ Page: ImportPage })),
    },
  ],
  commands: ({ t, go }) => [
    {
      id: 'organization.chart',
      title: t('organization.chart.open'),
      words: t('organization.chart.words'),
      icon: Network,
      run: () => go(chartPath),
    },
  ],
  find: [
    {
      id: 'posts',
      label: 'organization.find.posts',
      icon: Network,
      find: async (text, signal) => {
        const { posts } = await import('../contract/posts.ts');
        const { items } = await call(posts.search, { search: text, limit: shownFindings }, { signal });
        return items.map(({ id, name, unitName, holder }) => ({
          id,
          title: name,
          detail: holder ? `${holder.name} · ${unitName}` : unitName,
          path: postPath(id),
        }));
      },
    },
    {
      id: 'people',
      label: 'organization.people.title',
      icon: Users,
      permission: peopleView,
      find: async (text, signal) => {
        const { people } = await import('../contract/people.ts');
        const { items } = await call(people.list, { search: text, limit: shownFindings }, { signal });
        return items.map(({ id, fullName, posts: [post] }) => ({
          id,
          title: fullName,
          ...(post ? { detail: post.name } : {}),
          path: personPath(id),
        }));
      },
    },
  ],
  tour: () => import('./tour.ts'),
  live: {
    'unit.*': organizationAnswers,
    'post.*': organizationAnswers,
    'person.*': organizationAnswers,
    'holder.*': organizationAnswers,
    'secretary.*': organizationAnswers,
    'role.*': organizationAnswers,
    'sheet.imported': organizationAnswers,
  },
};
