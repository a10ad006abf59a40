import { startOfDay, startOfNextDay } from '#core/clock/day-bounds.ts';

/** The instant at which a clock in the zone shows the hour `07:30`, on the day or the one after; empty until both are there. */
export function instantOf(day: string, hour: string, zone: string, nextDay = false): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(hour)) return '';
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  const begin = nextDay ? startOfNextDay(zone, day) : startOfDay(zone, day);
  return new Date(begin.getTime() + (hours * 60 + minutes) * 60_000).toISOString();
}
