/** Hours ahead of UTC; none of the zones has daylight saving (Keppres 41/1987). */
const offsets: Record<string, number> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };

const dayLength = 86_400_000;

function offsetOf(zone: string): number {
  return (offsets[zone] ?? 7) * 3_600_000;
}

/** The calendar day in the zone, `2026-11-21`. */
export function dayIn(zone: string, instant: Date): string {
  return new Date(instant.getTime() + offsetOf(zone)).toISOString().slice(0, 10);
}

/** The first instant of the day in the zone, RFC 3339. Anything that is no day is answered as it is. */
export function startOfDay(zone: string, day: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(midnight) ? day : new Date(midnight - offsetOf(zone)).toISOString();
}

/** The first instant after the day in the zone: until then a last day lasts. */
export function endOfDay(zone: string, day: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(midnight) ? day : new Date(midnight + dayLength - offsetOf(zone)).toISOString();
}

/** The last day of what ends at the instant: midnight belongs to the day before. */
export function lastDayOf(zone: string, endsAt: string): string {
  return dayIn(zone, new Date(Date.parse(endsAt) - 1));
}
