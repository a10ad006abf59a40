import type { OfficeZone } from '#core/clock/clock.ts';

/** Hours ahead of UTC; none of the zones has daylight saving (Keppres 41/1987). */
const offsets: Record<OfficeZone, number> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };

/** The first instant after the calendar day in the zone: until then a last day lasts. */
export function endOfDay(zone: string, day: string): Date {
  const offset = offsets[zone as OfficeZone] ?? offsets['Asia/Jakarta'];
  return new Date(Date.parse(`${day}T00:00:00Z`) + (24 - offset) * 3_600_000);
}

/** The first instant of the calendar day in the zone. */
export function startOfDay(zone: string, day: string): Date {
  return new Date(endOfDay(zone, day).getTime() - 86_400_000);
}
