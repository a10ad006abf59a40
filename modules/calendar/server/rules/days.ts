/** A calendar day as `2026-11-21`; such days compare as text. */
export type Day = string;

const millisecondsOfDay = 86_400_000;

/** Days since 1 January 1970. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsOfDay;
}

export function dayAt(number: number): Day {
  return new Date(number * millisecondsOfDay).toISOString().slice(0, 10);
}

/** The day that lies so many days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return dayAt(dayNumber(day) + days);
}

/** 0 for Monday to 6 for Sunday; 1 January 1970 was a Thursday. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

/** All days from one to another, both with them; none where the second is before the first. */
export function daysFrom(from: Day, until: Day): Day[] {
  const first = dayNumber(from);
  const length = Math.max(0, dayNumber(until) - first + 1);
  return Array.from({ length }, (_, index) => dayAt(first + index));
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
