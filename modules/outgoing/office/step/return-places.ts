import type { StepView } from '../../contract/draft-views.ts';
import { wayOfRound } from '../../contract/way-of-round.ts';

/** A place that a letter can be given back to: the writer (0), or steps before the one that is open. */
export interface ReturnPlace {
  to: number;
  steps: readonly StepView[];
}

/** Where an open step may give a letter back to, the writer first; also places that a partial round left behind. */
export function returnPlaces(steps: readonly StepView[], from: StepView): ReturnPlace[] {
  const before = wayOfRound(steps, from.round).filter(({ position }) => position < from.position);
  const positions = [...new Set(before.map(({ position }) => position))].toSorted((a, b) => a - b);
  return [
    { to: 0, steps: [] },
    ...positions.map((to) => ({ to, steps: before.filter(({ position }) => position === to) })),
  ];
}
