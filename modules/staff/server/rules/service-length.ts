import type { ServiceLength } from '../../contract/outlook.ts';
import { addDays, addMonths, type Day, daysBetween, monthsBetween } from './days.ts';
import { type Entry, type EntryOf, latestOn, standing } from './entry.ts';

/** Time out of service, both days with it; null where its end is not known. */
export interface Gap {
  readonly first: Day;
  readonly last: Day | null;
}

/** Unpaid leave, which is no service (PP 11/2017 art. 337), in its order. */
export function gapsIn(entries: readonly Entry[]): Gap[] {
  return standing(entries, 'unpaid-leave').map(({ startsOn, lastDay }) => ({
    first: startsOn,
    last: lastDay,
  }));
}

/** Whether a gap touches the time from one day to the day before another. */
export function gapWithin(gaps: readonly Gap[], from: Day, until: Day): boolean {
  return gaps.some(({ first, last }) => first < until && (last === null || last >= from));
}

/**
 * The day on which so many months of service from a first day are complete. A gap moves it by its whole months and the days
 * that are over, as decrees reckon; one that has no end yet moves nothing.
 */
export function completeOn(from: Day, months: number, gaps: readonly Gap[]): Day {
  return gaps.reduce(
    (day, { first, last }) => {
      if (last === null || last < from || first >= day) return day;
      const begins = first < from ? from : first;
      const after = addDays(last, 1);
      const whole = monthsBetween(begins, after);
      return addDays(addMonths(day, whole), daysBetween(addMonths(begins, whole), after));
    },
    addMonths(from, months),
  );
}

/** Whole months of service that are complete on a day, gaps left out. */
export function serviceMonths(from: Day, on: Day, gaps: readonly Gap[]): number {
  const sofar = gaps
    .filter(({ first }) => first < on)
    .map(({ first, last }) => ({ first, last: last ?? on }));
  let months = monthsBetween(from, on);
  while (months > 0 && completeOn(from, months, sofar) > on) months--;
  return months;
}

/** Masa kerja keseluruhan: from the first appointment. Null where none is entered by then. */
export function totalService(entries: readonly Entry[], on: Day): ServiceLength | null {
  const first = standing(entries, 'appointment')[0];
  if (!first || first.startsOn > on) return null;
  return lengthOf(serviceMonths(first.startsOn, on, gapsIn(entries)));
}

/** Whole months of masa kerja golongan: what the decree of the grade states, and what has passed since. */
export function gradeServiceMonths(grade: EntryOf<'grade'>, entries: readonly Entry[], on: Day): number {
  return decreedMonths(grade) + serviceMonths(grade.startsOn, on, gapsIn(entries));
}

/** Masa kerja golongan that the decree states for its first day. */
export function decreedMonths({ details }: EntryOf<'grade'>): number {
  return details.serviceYears * 12 + details.serviceMonths;
}

/** Masa kerja golongan on a day; null where no grade is known. */
export function gradeService(entries: readonly Entry[], on: Day): ServiceLength | null {
  const grade = latestOn(entries, 'grade', on);
  return grade && lengthOf(gradeServiceMonths(grade, entries, on));
}

function lengthOf(months: number): ServiceLength {
  return { years: Math.floor(months / 12), months: months % 12 };
}
