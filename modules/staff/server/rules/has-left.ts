import type { Day } from './days.ts';
import { type Entry, latestOn } from './entry.ts';

const gone = ['retired', 'dismissed', 'deceased'];

/** Whether the legal status (kedudukan hukum) of a day says that somebody serves no more. */
export function hasLeft(entries: readonly Entry[], on: Day): boolean {
  const status = latestOn(entries, 'legal-status', on)?.details.status;
  return status !== undefined && gone.includes(status);
}
