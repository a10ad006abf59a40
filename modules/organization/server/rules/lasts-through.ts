import { endOfDay } from './end-of-day.ts';

/** True if what has a last day (none: for ever) lasts as long as a period that ends at the instant (null: never). */
export function lastsThrough(lastDay: string | null, endsAt: Date | null, zone: string): boolean {
  if (!lastDay) return true;
  return endsAt !== null && endsAt <= endOfDay(zone, lastDay);
}

/**
 * Where a period ends when it is ended at the instant: one that has not begun by `now` is withdrawn and ends where it
 * starts. `already` where it ended before, `reversed` where the instant lies before the beginning of one that has begun.
 */
export function endingOf(
  period: { startsAt: Date; endsAt: Date | null },
  instant: Date,
  now: Date,
): Date | 'already' | 'reversed' {
  if (period.endsAt && period.endsAt <= instant) return 'already';
  if (instant >= period.startsAt) return instant;
  return period.startsAt > now ? period.startsAt : 'reversed';
}
