import type { TourStep } from '#office/tours/tour-state.ts';
import { registerLetters } from '../contract/permissions.ts';
import { booksPath, mailPath, registerPath } from './addresses.ts';

/** Letters in the tour: the registry takes them in, everybody finds them again. */
export const steps: readonly TourStep[] = [
  {
    id: 'letters.mail',
    order: 20,
    permission: registerLetters,
    page: mailPath,
    target: '[data-tour="drop"]',
    title: 'letters.tour.mail',
    text: 'letters.tour.mailText',
  },
  {
    id: 'letters.books',
    order: 25,
    permission: registerLetters,
    page: booksPath,
    target: '#page-title',
    title: 'letters.tour.books',
    text: 'letters.tour.booksText',
  },
  {
    id: 'letters.register',
    order: 60,
    page: registerPath,
    target: '#page-title',
    title: 'letters.tour.register',
    text: 'letters.tour.registerText',
  },
];
