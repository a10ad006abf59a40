/** A calendar day as `2026-11-21`; such days compare as text. */
export type Day = string;

const millisecondsOfDay = 86_400_000;

export function addDays(day: Day, days: number): Day {
  return textOf(Date.parse(`${day}T00:00:00Z`) + days * millisecondsOfDay);
}

/** Days from one to another; 0 for the same day. */
export function daysBetween(from: Day, until: Day): number {
  return (Date.parse(until) - Date.parse(from)) / millisecondsOfDay;
}

/** The same day so many months later; the last of its month where that has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return textOf(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
}

/** Whole months from one day to another; 0 where the second is earlier. */
export function monthsBetween(from: Day, until: Day): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [year = 0, month = 0] = until.split('-').map(Number);
  const months = (year - fromYear) * 12 + month - fromMonth;
  return Math.max(0, addMonths(from, months) > until ? months - 1 : months);
}

/** The first of the month after. */
export function firstOfNextMonth(day: Day): Day {
  return addMonths(`${day.slice(0, 7)}-01`, 1);
}

function textOf(instant: number): Day {
  return new Date(instant).toISOString().slice(0, 10);
}
