import { addDays, calendarDays, type DayText } from './calendar-days.ts';

/** Half a month of the law (one and a half after a miscarriage) is fifteen days, whatever the month. */
const daysOfHalfMonth = 15;

/**
 * The last day of a term of months: the day before the one that bears the same number in the last month; where that month
 * has no such day, its last. A month from 15 January ends on 14 February; one from 29, 30 or 31 January ends on
 * 28 February of a common year. Years are twelve months. A half month comes last.
 * @param months a positive multiple of one half
 */
export function endOfMonths(first: DayText, months: number): DayText {
  const whole = Math.floor(months);
  const end = whole === 0 ? addDays(first, -1) : endOfWholeMonths(first, whole);
  return months > whole ? addDays(end, daysOfHalfMonth) : end;
}

/** The first day after a term of months: the anniversary on which service of that length is complete. */
export function dayAfterMonths(first: DayText, months: number): DayText {
  return addDays(endOfMonths(first, months), 1);
}

/** How long a range is: whole months as `endOfMonths` counts them, and the days that are over. */
export function monthsAndDays(first: DayText, last: DayText): { months: number; days: number } {
  if (last < first) return { months: 0, days: 0 };
  let months = Math.max(0, Math.floor(calendarDays(first, last) / 31) - 1);
  while (endOfMonths(first, months + 1) <= last) months++;
  return { months, days: calendarDays(dayAfterMonths(first, months), last) };
}

function endOfWholeMonths(first: DayText, months: number): DayText {
  const [year = 0, month = 1, date = 1] = first.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const day = date > lastOfMonth ? lastOfMonth : date - 1;
  return new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10);
}
