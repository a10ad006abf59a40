import type { DisciplineStep, DisciplineTable } from '../../../contract/discipline.ts';

const steps: readonly DisciplineStep[] = [
  { least: 3, most: 3, level: 'light', measure: 'oral-reprimand' },
  { least: 4, most: 6, level: 'light', measure: 'written-reprimand' },
  { least: 7, most: 10, level: 'light', measure: 'written-dissatisfaction' },
  { least: 11, most: 13, level: 'medium', measure: 'allowance-cut-6-months' },
  { least: 14, most: 16, level: 'medium', measure: 'allowance-cut-9-months' },
  { least: 17, most: 20, level: 'medium', measure: 'allowance-cut-12-months' },
  { least: 21, most: 24, level: 'heavy', measure: 'demotion-12-months' },
  { least: 25, most: 27, level: 'heavy', measure: 'released-12-months' },
  { least: 28, most: null, level: 'heavy', measure: 'dismissal' },
];

/** PP 94/2021, in force since 31 August 2021: working days without valid reason within one year. */
export const disciplineTables: readonly DisciplineTable[] = [
  {
    from: '2021-08-31',
    until: null,
    basis: 'PP 94/2021',
    steps,
    inARow: { days: 10, level: 'heavy', measure: 'dismissal', effect: 'pay-stops-next-month' },
  },
];
