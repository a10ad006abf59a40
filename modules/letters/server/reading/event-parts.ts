import { type FoundDate, weekdayOf, weekdayOn } from './indonesian-date.ts';
import type { LetterProposals } from './proposal.ts';

/** The fields of an event; all null where a letter calls nobody. */
export type EventProposals = Pick<
  LetterProposals,
  'eventDate' | 'eventEndDate' | 'startTime' | 'endTime' | 'timeZone' | 'location' | 'agenda'
>;

export const NO_EVENT: EventProposals = {
  eventDate: null,
  eventEndDate: null,
  startTime: null,
  endTime: null,
  timeZone: null,
  location: null,
  agenda: null,
};

/** A printed weekday that agrees with the date vouches for it; one that does not casts doubt. */
export function dateConfidence(text: string, found: FoundDate): number {
  const named = text
    .slice(0, found.start)
    .split(/[^\p{L}]+/u)
    .map((word) => weekdayOf(word))
    .find((day) => day !== null);
  const base = found.yearAssumed ? 0.8 : 0.88;
  if (named === undefined || named === null) return base;
  return named === weekdayOn(found.date) ? 0.97 : 0.5;
}

/** A place or agenda without the punctuation that ends its line. */
export function cleanPlace(text: string): string {
  return text.replace(/^[\s:;.,-]+|[\s:;.,-]+$/g, '').replace(/\s+([,.)])/g, '$1');
}
