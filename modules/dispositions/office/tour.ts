import { inboxPath as lettersPath } from '#modules/letters/office/addresses.ts';
import type { TourStep } from '#office/tours/tour-state.ts';
import { giveDispositions, watchDispositions } from '../contract/permissions.ts';
import { givenPath, inboxPath, statisticsPath } from './addresses.ts';

/** Dispositions in the tour: what came, what was given, what is stuck. */
export const steps: readonly TourStep[] = [
  {
    id: 'dispositions.letters',
    order: 30,
    permission: giveDispositions,
    page: lettersPath,
    target: '#page-title',
    title: 'dispositions.tour.letters',
    text: 'dispositions.tour.lettersText',
  },
  {
    id: 'dispositions.inbox',
    order: 35,
    page: inboxPath,
    target: '#page-title',
    title: 'dispositions.tour.inbox',
    text: 'dispositions.tour.inboxText',
  },
  {
    id: 'dispositions.given',
    order: 40,
    permission: giveDispositions,
    page: givenPath,
    target: '#page-title',
    title: 'dispositions.tour.given',
    text: 'dispositions.tour.givenText',
  },
  {
    id: 'dispositions.statistics',
    order: 45,
    permission: watchDispositions,
    page: statisticsPath,
    target: '#page-title',
    title: 'dispositions.tour.statistics',
    text: 'dispositions.tour.statisticsText',
  },
];
