import type { Direction } from '../../contract/terms.ts';

interface Standing {
  checkIn: number | null;
  checkOut: number | null;
}

/**
 * The day that a check-in belongs to now: the shift that began yesterday and has not been checked out, that of tomorrow where its
 * check-ins have begun, else today.
 */
export function dayAtHand<D extends { result: Standing; closed: boolean; opensAt: number | null }>(
  [yesterday, today, tomorrow]: readonly [D, D, D],
  now: number,
): { day: D; next: Direction } {
  const { checkIn, checkOut } = yesterday.result;
  const stillOn = !yesterday.closed && checkIn !== null && checkOut === null && today.result.checkIn === null;
  const begins = tomorrow.opensAt !== null && now >= tomorrow.opensAt;
  const day = stillOn ? yesterday : begins ? tomorrow : today;
  return { day, next: day.result.checkIn === null ? 'in' : 'out' };
}
