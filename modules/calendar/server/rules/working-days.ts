import { addDays, type Day, daysFrom, yearOf } from './days.ts';

/** How many working days lie in a time, both ends with it. */
export function countWorkingDays(from: Day, until: Day, isWorkingDay: (day: Day) => boolean): number {
  return daysFrom(from, until).filter(isWorkingDay).length;
}

/** So far is looked for the n-th working day: one a week, and a year without any. */
export function farthestDay(after: Day, n: number): Day {
  return addDays(after, n * 7 + 366);
}

/**
 * The n-th working day after a day: a time limit of n working days begins on the next working day.
 * @throws RangeError where there is none as far as is looked
 */
export function nthWorkingDay(after: Day, n: number, isWorkingDay: (day: Day) => boolean): Day {
  let left = n;
  for (const day of daysFrom(addDays(after, 1), farthestDay(after, n))) {
    if (isWorkingDay(day)) left -= 1;
    if (left === 0) return day;
  }
  throw new RangeError(`no ${n} working days after ${after}`);
}

/** Years of a time whose national days nobody entered: what was reckoned over them may change. */
export function unknownYears(from: Day, until: Day, known: ReadonlySet<number>): number[] {
  const first = yearOf(from);
  const length = Math.max(0, yearOf(until) - first + 1);
  return Array.from({ length }, (_, index) => first + index).filter((year) => !known.has(year));
}
