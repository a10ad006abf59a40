import { type Day, yearOf } from './days.ts';
import type { Holiday } from './decided.ts';

/**
 * National days: those that the agency entered, and of years of which it entered none those of the product. An agency
 * that corrects one day of a year has the whole year as its own.
 */
export function nationalDays(supplied: readonly Holiday[], own: readonly Holiday[]): Holiday[] {
  const ownYears = new Set(own.map(({ day }) => yearOf(day)));
  return [...own, ...supplied.filter(({ day }) => !ownYears.has(yearOf(day)))];
}

/** What a list says of a day. */
export type Entry = Pick<Holiday, 'day' | 'name' | 'kind'>;

export interface ListChange {
  kind: 'added' | 'changed' | 'withdrawn';
  day: Day;
  before: Entry | null;
  after: Entry | null;
}

/** What becomes of a year where its list is replaced by another, in the order of the days. */
export function listChanges(standing: readonly Entry[], wanted: readonly Entry[]): ListChange[] {
  const before = new Map(standing.map((entry) => [entry.day, entry]));
  const after = new Map(wanted.map((entry) => [entry.day, entry]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .toSorted()
    .flatMap((day) => changeOf(day, before.get(day) ?? null, after.get(day) ?? null));
}

function changeOf(day: Day, before: Entry | null, after: Entry | null): ListChange[] {
  if (!after) return [{ kind: 'withdrawn', day, before, after }];
  if (!before) return [{ kind: 'added', day, before, after }];
  const same = before.name === after.name && before.kind === after.kind;
  return same ? [] : [{ kind: 'changed', day, before, after }];
}
