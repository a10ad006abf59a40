/** Calendar days are texts, `2026-11-22` (ISO 8601), in the zone of the unit; they compare as texts. */

/**
 * The day `years` later. A term that began on 29 February ends on the 28th where the year has no 29th: by then all its
 * days have passed.
 */
export function yearsAfter(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return written(year + years, month, Math.min(date, last));
}

/** 31 December of the year in which a day falls. */
export function endOfYear(day: string): string {
  return `${day.slice(0, 4)}-12-31`;
}

/** The later of the days that are there. */
export function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((late, day) => (late === null || (day !== null && day > late) ? day : late), null);
}

function written(year: number, month: number, date: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}
