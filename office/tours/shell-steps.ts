import type { TourStep } from './tour-state.ts';

/** What everybody meets. */
export const shellSteps: readonly TourStep[] = [
  {
    id: 'home',
    order: 10,
    page: '/',
    target: '[data-tour="counters"]',
    title: 'office.tour.home',
    text: 'office.tour.homeText',
  },
  {
    id: 'find',
    order: 80,
    page: '/',
    target: '[data-tour="find"]',
    title: 'office.tour.find',
    text: 'office.tour.findText',
  },
  {
    id: 'person',
    order: 90,
    page: '/',
    target: '[data-tour="person"]',
    title: 'office.tour.person',
    text: 'office.tour.personText',
  },
];
