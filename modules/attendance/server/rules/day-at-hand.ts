import type { Direction } from '../../contract/terms.ts';

interface Standing {
  checkIn: number | null;
  checkOut: number | null;
}

/** The day that a check-in belongs to now: the shift that began yesterday and has not been checked out, else today. */
export function dayAtHand<D extends { result: Standing; closed: boolean }>(
  yesterday: D,
  today: D,
): { day: D; next: Direction } {
  const { checkIn, checkOut } = yesterday.result;
  const stillOn = !yesterday.closed && checkIn !== null && checkOut === null && today.result.checkIn === null;
  const day = stillOn ? yesterday : today;
  return { day, next: day.result.checkIn === null ? 'in' : 'out' };
}
