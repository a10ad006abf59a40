import type { PlannedDay } from './plan-days.ts';

/** Whether the same is to be worked on a day, and the same check-ins are its own; what it rests on may differ. */
export function samePlan(one: PlannedDay, other: PlannedDay): boolean {
  return one === other || JSON.stringify(withoutBasis(one)) === JSON.stringify(withoutBasis(other));
}

const withoutBasis = ({ plan: { basis: _, ...plan }, takes, closesAt, marks }: PlannedDay) => [
  plan,
  takes,
  closesAt,
  marks.map((mark) => ({ ...mark, reference: '' })),
];
