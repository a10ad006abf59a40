import type { WarningView } from '../../contract/warnings.ts';

/** What is told of one person. */
export type Warnings = readonly [WarningView, ...WarningView[]];

/** Warnings of a person beside each other, people in the order in which they came. */
export function byPerson(warnings: readonly WarningView[]): Warnings[] {
  const grouped = new Map<string, Warnings>();
  for (const one of warnings) {
    const before = grouped.get(one.person.id);
    grouped.set(one.person.id, before ? [...before, one] : [one]);
  }
  return [...grouped.values()];
}
