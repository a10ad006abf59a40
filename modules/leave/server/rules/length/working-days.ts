import type { DayKind } from '#modules/calendar/contract/terms.ts';
import { addDays, type DayText } from './calendar-days.ts';

/** The calendar of the person: of the unit, of the shift, with national and regional holidays and collective leave. */
export type KindOfDay = (day: DayText) => DayKind;

/** No calendar is without work for longer; a search that goes on is a fault of the calendar. */
const longestWithoutWork = 400;

/** Working days of a range with its first and last: holidays and collective leave never count (PP 11/2017 art. 311, 333). */
export function workingDays(first: DayText, last: DayText, kindOfDay: KindOfDay): number {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) if (kindOfDay(day) === 'work') count++;
  return count;
}

/**
 * The day on which the last of `count` working days falls, counted from `first` on.
 * @throws Error where the calendar has no working day within 400 days
 */
export function endOfWorkingDays(first: DayText, count: number, kindOfDay: KindOfDay): DayText {
  let left = count;
  let idle = 0;
  for (let day = first; ; day = addDays(day, 1)) {
    if (kindOfDay(day) === 'work') {
      idle = 0;
      left--;
      if (left <= 0) return day;
    } else if (++idle > longestWithoutWork) throw new Error(`no working day after ${first}`);
  }
}

/** The first working day after a day: when somebody is back. */
export function nextWorkingDay(day: DayText, kindOfDay: KindOfDay): DayText {
  return endOfWorkingDays(addDays(day, 1), 1, kindOfDay);
}
