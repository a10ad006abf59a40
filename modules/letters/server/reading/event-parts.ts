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

/** The first weekday named in a text, Sunday 0; null where none is. */
export function namedWeekday(text: string): number | null {
  return (
    text
      .split(/[^\p{L}]+/u)
      .map(weekdayOf)
      .find((day) => day !== null) ?? null
  );
}

/** A printed weekday that agrees with the date vouches for it; one that does not casts doubt. */
export function dateConfidence(text: string, found: FoundDate): number {
  const named = namedWeekday(text.slice(0, found.start));
  if (named === null) return found.yearAssumed ? 0.8 : 0.88;
  return named === weekdayOn(found.date) ? 0.97 : 0.5;
}

/** A place or agenda without the punctuation that ends its line. */
export function cleanPlace(text: string): string {
  return text.replace(/^[\s:;.,-]+|[\s:;.,-]+$/g, '').replace(/\s+([,.)])/g, '$1');
}
