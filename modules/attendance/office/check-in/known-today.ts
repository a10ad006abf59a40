import type { TodayView } from '../../contract/today.ts';

/** What the page knows of today. */
export interface KnownToday extends Omit<TodayView, 'at'> {
  /** The server's clock when it was asked; null where nothing is known: then one checks in all the same. */
  at: number | null;
}

/** Without a network and without an answer that was kept, the button stands nevertheless. */
export const unknownToday: KnownToday = {
  ...{ at: null, day: null, hours: null, next: 'in', places: [], elsewhere: false },
  asks: { entranceCode: false, photo: false, photoDays: 0, pointDays: 0 },
};
