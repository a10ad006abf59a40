/** The only source of "now"; tests give a fixed one. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved. */
export function fixedClock(
  start: string | Date,
): Clock & { set(to: string | Date): void; advance(milliseconds: number): void } {
  let current = new Date(start);
  return {
    now: () => new Date(current),
    set: (to) => {
      current = new Date(to);
    },
    advance: (milliseconds) => {
      current = new Date(current.getTime() + milliseconds);
    },
  };
}

/** The time zones of Indonesian offices (Keppres 41/1987); none has daylight saving. */
export const officeZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type OfficeZone = (typeof officeZones)[number];

const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(zone: string): Intl.DateTimeFormat {
  let calendar = calendars.get(zone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    calendars.set(zone, calendar);
  }
  return calendar;
}

/** The calendar day, `2026-11-21`, on which an instant falls in a zone. */
export function dayIn(zone: string, instant: Date): string {
  return calendarOf(zone).format(instant);
}

/** The year in which an instant falls in a zone: a book of 2027 begins at local midnight. */
export function yearIn(zone: string, instant: Date): number {
  return Number(dayIn(zone, instant).slice(0, 4));
}
