import type { TourStep } from '#office/tours/tour-state.ts';
import { staffManage } from '../contract/permissions.ts';
import { ownFilePath, requestsPath } from './addresses.ts';

/** Employee files in the tour: everybody has one, personnel keeps them. */
export const steps: readonly TourStep[] = [
  {
    id: 'staff.own',
    order: 65,
    page: ownFilePath,
    target: '#page-title',
    title: 'staff.tour.own',
    text: 'staff.tour.ownText',
  },
  {
    id: 'staff.requests',
    order: 67,
    permission: staffManage,
    page: requestsPath,
    target: '#page-title',
    title: 'staff.tour.requests',
    text: 'staff.tour.requestsText',
  },
];
