const minute = 60_000;
const day = 24 * 60 * minute;

/** The first pause before a time stamp is asked for again, and the longest. */
const pauses = { first: 5 * minute, longest: 6 * 60 * minute } as const;

/** Days after the last signature for which a time stamp is asked for; a letter of a month ago proves little by it. */
export const mostStampDays = 30;

/** When to ask again after so many tries in vain: twice as late each time, and four times a day at the end. */
export function nextTry(tries: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(pauses.first * 2 ** Math.min(tries, 20), pauses.longest));
}

export function givesUpAt(completed: Date): Date {
  return new Date(completed.getTime() + mostStampDays * day);
}
