import type { PlannedDay } from './plan-days.ts';

/** Whether the same is to be worked on a day, and the same check-ins are its own; what it rests on may differ. */
export function samePlan(one: PlannedDay, other: PlannedDay): boolean {
  return one === other || wordsOf(one) === wordsOf(other);
}

/** Days are shared by many people, and are put in words once. */
const known = new WeakMap<PlannedDay, string>();

function wordsOf(day: PlannedDay): string {
  const words = known.get(day) ?? inWords(day);
  known.set(day, words);
  return words;
}

function inWords({ plan: { basis: _, ...plan }, takes, closesAt, marks }: PlannedDay): string {
  return JSON.stringify([plan, takes, closesAt, marks.map((mark) => ({ ...mark, reference: '' }))]);
}
