import type { TourStep } from '#office/tours/tour-state.ts';
import { archivePath, searchPath } from './addresses.ts';

/** The archive in the tour: where finished matters lie, and how they are found. */
export const steps: readonly TourStep[] = [
  {
    id: 'archive.dossiers',
    order: 70,
    page: archivePath,
    target: '#page-title',
    title: 'archive.tour.dossiers',
    text: 'archive.tour.dossiersText',
  },
  {
    id: 'archive.search',
    order: 72,
    page: searchPath,
    target: '#page-title',
    title: 'archive.tour.search',
    text: 'archive.tour.searchText',
  },
];
