import type { TourStep } from '#office/tours/tour-state.ts';
import { writeLetters } from '../contract/permissions.ts';
import { beginPath, toSignPath } from './addresses.ts';

/** Outgoing letters in the tour: how one begins, and where leaders sign. */
export const steps: readonly TourStep[] = [
  {
    id: 'outgoing.begin',
    order: 50,
    permission: writeLetters,
    page: beginPath,
    target: '#page-title',
    title: 'outgoing.tour.begin',
    text: 'outgoing.tour.beginText',
  },
  {
    id: 'outgoing.sign',
    order: 52,
    page: toSignPath,
    target: '#page-title',
    title: 'outgoing.tour.sign',
    text: 'outgoing.tour.signText',
  },
];
