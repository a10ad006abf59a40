import { dayIn } from '#core/clock/clock.ts';

/** True after the last day of service of a person, by the calendar of the agency. */
export function hasLeft(person: { activeUntil: string | null }, zone: string, now: Date): boolean {
  return person.activeUntil !== null && person.activeUntil < dayIn(zone, now);
}
