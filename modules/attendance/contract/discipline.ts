import type { InForce } from './terms.ts';

export const disciplineLevels = ['light', 'medium', 'heavy'] as const;
export type DisciplineLevel = (typeof disciplineLevels)[number];

/** What the regulation provides for; `attendance.discipline.<measure>` in the locales. */
export const disciplineMeasures = [
  'oral-reprimand',
  'written-reprimand',
  'written-dissatisfaction',
  'allowance-cut-6-months',
  'allowance-cut-9-months',
  'allowance-cut-12-months',
  'demotion-12-months',
  'released-12-months',
  'dismissal',
] as const;
export type DisciplineMeasure = (typeof disciplineMeasures)[number];

export interface DisciplineStep {
  /** Working days without valid reason in one calendar year, both included; null for no upper bound. */
  least: number;
  most: number | null;
  level: DisciplineLevel;
  measure: DisciplineMeasure;
}

export interface DisciplineTable extends InForce {
  basis: string;
  steps: readonly DisciplineStep[];
  inARow: {
    days: number;
    level: DisciplineLevel;
    measure: DisciplineMeasure;
    effect: 'pay-stops-next-month';
  };
}

/** What a count is held against. A warning or a threshold passed is told to people; no measure follows by itself. */
export interface DisciplineFinding {
  counted: 'in-year' | 'in-a-row';
  days: number;
  threshold: number;
  level: DisciplineLevel;
  measure: DisciplineMeasure;
  basis: string;
}

export interface DisciplineCount {
  year: number;
  /** Days of the year; halves where only part of a day was covered. */
  daysInYear: number;
  /** Working days on end up to the last one that is known; days off do not break them. */
  daysInARow: number;
  /** The longest row that reached into the year. */
  longestInARow: number;
  /** The step that was reached, for a person to examine. */
  reached: readonly DisciplineFinding[];
  /** Thresholds of which two thirds are reached. */
  nearing: readonly DisciplineFinding[];
}
