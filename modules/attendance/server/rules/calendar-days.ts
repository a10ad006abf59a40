/** A calendar day as `2026-11-21`; such days compare as text. */
export type Day = string;

const dayMs = 86_400_000;

/** The day that lies so many days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days lie between two, the second not counted. */
export function daysBetween(from: Day, until: Day): number {
  return (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;
}

/** All days from one to another, both with them; none where the second is before the first. */
export function daysFrom(from: Day, until: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, until) + 1) }, (_, at) => addDays(from, at));
}

/** The Monday of the week of a day. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The last day before a time is over; null where it is not. */
export const lastDayOf = (endsBefore: Day | null): Day | null => endsBefore && addDays(endsBefore, -1);
