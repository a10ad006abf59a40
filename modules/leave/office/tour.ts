import type { TourStep } from '#office/tours/tour-state.ts';
import { ownPath } from './addresses.ts';

/** Leave in the tour: what everybody has and asks for. */
export const steps: readonly TourStep[] = [
  {
    id: 'leave.own',
    order: 66,
    page: ownPath,
    target: '#page-title',
    title: 'leave.tour.own',
    text: 'leave.tour.ownText',
  },
];
