import type { KnownToday } from './known-today.ts';

/** What was approved of a day that has hours, so that nobody thinks they have to come. */
export const marked: ReadonlySet<string> = new Set([
  'leave',
  'sick',
  'permission',
  'duty',
  'meeting',
  'study',
]);

/** Whether the hours of the day are over and no check-in is known: then either press may be the right one. */
export function isAfterHours({ day, hours, next }: Pick<KnownToday, 'day' | 'hours' | 'next'>, now: number) {
  return next === 'in' && day !== null && hours !== null && now >= hours.to && !marked.has(day.status);
}
