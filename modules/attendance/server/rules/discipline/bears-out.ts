import type { DisciplineCount, DisciplineFinding } from '../../../contract/discipline.ts';

/** Days of a count: a row that ended was one all the same. */
export function daysOf(count: DisciplineCount, counted: DisciplineFinding['counted']): number {
  return counted === 'in-year' ? count.daysInYear : Math.max(count.longestInARow, count.daysInARow);
}

/** Whether a count still says that a threshold was reached, or two thirds of it. */
export function bearsOut(
  count: DisciplineCount,
  {
    counted,
    threshold,
    stage,
  }: Pick<DisciplineFinding, 'counted' | 'threshold'> & { stage: 'nearing' | 'reached' },
): boolean {
  const days = daysOf(count, counted);
  return stage === 'reached' ? Math.floor(days) >= threshold : days * 3 >= threshold * 2;
}
