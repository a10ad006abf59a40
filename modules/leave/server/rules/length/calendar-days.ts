/** A calendar day as `2026-11-21` (ISO 8601) in the zone of the unit; such days compare as text. */
export type DayText = string;

const millisecondsOfDay = 86_400_000;
const instantOf = (day: DayText) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (instant: number): DayText => new Date(instant).toISOString().slice(0, 10);

/** The day that lies `days` later, or earlier. */
export function addDays(day: DayText, days: number): DayText {
  return dayOf(instantOf(day) + days * millisecondsOfDay);
}

/** Days of a range with its first and its last; 0 where it ends on the day before it begins. */
export function calendarDays(first: DayText, last: DayText): number {
  return Math.round((instantOf(last) - instantOf(first)) / millisecondsOfDay) + 1;
}

export function yearOf(day: DayText): number {
  return Number(day.slice(0, 4));
}

/** The part of a range in each year that it touches, in their order. */
export function byYear(
  first: DayText,
  last: DayText,
): readonly { year: number; first: DayText; last: DayText }[] {
  const parts = [];
  for (let year = yearOf(first); year <= yearOf(last); year++) {
    const begin = `${year}-01-01`;
    const end = `${year}-12-31`;
    parts.push({ year, first: first > begin ? first : begin, last: last < end ? last : end });
  }
  return parts;
}
