import { dayIn } from '#core/clock/clock.ts';
import type { BookView } from '../../contract/books.ts';

/** Years in which the book has entries, the latest first; a new book has the one that runs in the zone of the agency. */
export function yearsOf({ years }: Pick<BookView, 'years'>, zone: string, now: Date): number[] {
  return years.length > 0 ? years.map(({ year }) => year) : [Number(dayIn(zone, now).slice(0, 4))];
}
