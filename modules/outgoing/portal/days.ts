const tag = (locale: string) => (locale === 'id' ? 'id-ID' : 'en-GB');
const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

/** "Senin, 23 November 2026" for a calendar day. */
export function dayIn(locale: string, date: string): string {
  return new Intl.DateTimeFormat(tag(locale), { ...day, timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
}

/** The day of an instant in a zone. */
export function dayOf(locale: string, zone: string, instant: string): string {
  return new Intl.DateTimeFormat(tag(locale), { ...day, timeZone: zone }).format(new Date(instant));
}

/** "Senin, 23 November 2026 pukul 08.00.15 WIB". */
export function instantIn(locale: string, zone: string, instant: string): string {
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' } as const;
  const words = new Intl.DateTimeFormat(tag(locale), { ...day, ...time, timeZone: zone });
  // The zone stays with its time where the line breaks.
  return words.format(new Date(instant)).replace(/ (?=\S+$)/, '\u00a0');
}
