import { type Day, mondayOf } from '../calendar-days.ts';

/** PermenPANRB 4/2025 art. 13. */
const mostRemoteDays = 2;

/**
 * The Monday of the first week in which working days elsewhere would be more than the law allows; null where none is. `known`
 * are those that there are already: by the pattern, or by what was asked before.
 */
export function overfullWeek(asked: readonly Day[], known: readonly Day[]): Day | null {
  const weeks = new Map<Day, Set<Day>>();
  for (const day of [...asked, ...known]) {
    const monday = mondayOf(day);
    weeks.set(monday, (weeks.get(monday) ?? new Set()).add(day));
  }
  return asked.map(mondayOf).find((monday) => weeks.get(monday)!.size > mostRemoteDays) ?? null;
}
