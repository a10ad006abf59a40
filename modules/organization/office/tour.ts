import type { TourStep } from '#office/tours/tour-state.ts';
import { peopleImport, rolesManage } from '../contract/permissions.ts';
import { importPath, rolesPath } from './addresses.ts';

/** The organization in the tour of those who keep it. */
export const steps: readonly TourStep[] = [
  {
    id: 'organization.import',
    order: 50,
    permission: peopleImport,
    page: importPath,
    target: '#page-title',
    title: 'organization.tour.import',
    text: 'organization.tour.importText',
  },
  {
    id: 'organization.roles',
    order: 52,
    permission: rolesManage,
    page: rolesPath,
    target: '#page-title',
    title: 'organization.tour.roles',
    text: 'organization.tour.rolesText',
  },
];
