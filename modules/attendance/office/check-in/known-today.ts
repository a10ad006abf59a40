import { dayIn } from '#core/clock/clock.ts';
import type { TodayView } from '../../contract/today.ts';

/** What the page knows of today. */
export interface KnownToday extends Omit<TodayView, 'at'> {
  /** The server's clock when it was asked; null where nothing is known: then one checks in all the same. */
  at: number | null;
}

/** Without a network and without an answer that was kept, the button stands nevertheless. */
export const unknownToday: KnownToday = {
  ...{ at: null, keepsHours: true, day: null, hours: null, next: 'in', places: [], elsewhere: false },
  asks: { entranceCode: false, photo: false, photoDays: 0, pointDays: 0 },
};

/** So long after its hours a shift that began on another day may still be checked out (ms). */
const overtime = 4 * 3_600_000;

/**
 * What an answer that was kept still says at an instant. On another day one checks in first, and whether one works elsewhere is not
 * known; only a shift over midnight goes on.
 */
export function stillSays(today: KnownToday, now: number, zone: string): KnownToday {
  const { at, hours } = today;
  if (at === null || dayIn(zone, new Date(at)) === dayIn(zone, new Date(now))) return today;
  const goesOn = hours !== null && now > hours.from && now < hours.to + overtime;
  return goesOn ? today : { ...today, next: 'in', elsewhere: false };
}
