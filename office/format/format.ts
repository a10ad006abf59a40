import type { Language } from '../i18n/language.ts';

export type DateLike = string | number | Date;

const zoneNames: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** Writes dates, times and numbers as Indonesian offices do (or in English), in the zone of the agency. */
export interface Format {
  /** `Sabtu, 21 November 2026`. Takes an instant or a calendar day `2026-11-21`. */
  longDay(value: DateLike): string;
  /** `21 November 2026`. */
  day(value: DateLike): string;
  /** `21 Nov 2026`, for tables. */
  shortDay(value: DateLike): string;
  /** `07.30 WIB`. */
  time(value: DateLike): string;
  /** `21 Nov 2026, 07.30 WIB`. */
  moment(value: DateLike): string;
  /** For lists: the time if today, else the day and month, with the year if it is another one. */
  recent(value: DateLike, now?: Date): string;
  /** `1.234,5`. */
  number(value: number, digits?: number): string;
  /** `45,2%`; takes a fraction. */
  percent(fraction: number, digits?: number): string;
  /** `1,4 MB`. */
  bytes(count: number): string;
  /** Whole calendar days from today until the day, in the zone; negative when it has passed. */
  daysUntil(value: DateLike, now?: Date): number;
}

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

/** Formatting for one language and one IANA zone. Making one is costly enough to be kept (see `useFormat`). */
export function createFormat(language: Language, zone: string): Format {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const dated = (options: Intl.DateTimeFormatOptions) => {
    const inZone = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    const asWritten = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    // A calendar day has no zone: it must not slip to the day before.
    return (value: DateLike) =>
      typeof value === 'string' && calendarDay.test(value)
        ? asWritten.format(new Date(`${value}T00:00:00Z`))
        : inZone.format(new Date(value));
  };
  const longDay = dated({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const day = dated({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = dated({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayAndMonth = dated({ day: 'numeric', month: 'short' });
  const clock = dated({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const plain = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const dayKey = (value: DateLike) =>
    typeof value === 'string' && calendarDay.test(value) ? value : plain.format(new Date(value));
  const zoneName = zoneNames[zone] ?? '';
  const time = (value: DateLike) =>
    `${clock(value).replace(':', language === 'id' ? '.' : ':')} ${zoneName}`.trim();
  const number = (value: number, digits = 1) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const daysUntil = (value: DateLike, now = new Date()) =>
    Math.round((Date.parse(dayKey(value)) - Date.parse(dayKey(now))) / 86_400_000);
  return {
    longDay,
    day,
    shortDay,
    time,
    moment: (value) => `${shortDay(value)}, ${time(value)}`,
    recent(value, now = new Date()) {
      if (dayKey(value) === dayKey(now)) return time(value);
      return dayKey(value).slice(0, 4) === dayKey(now).slice(0, 4) ? dayAndMonth(value) : shortDay(value);
    },
    number,
    percent: (fraction, digits = 1) => `${number(fraction * 100, digits)}%`,
    bytes(count) {
      const units = ['B', 'KB', 'MB', 'GB'];
      const step = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), units.length - 1);
      return `${number(count / 1000 ** step, step > 1 ? 1 : 0)} ${units[step]}`;
    },
    daysUntil,
  };
}

/** `19900817 201503 2 001`: birth date, month of appointment, sex, serial. Other lengths stay as they are. */
export function formatNip(nip: string): string {
  const digits = nip.replace(/\D/g, '');
  if (digits.length !== 18) return nip;
  return `${digits.slice(0, 8)} ${digits.slice(8, 14)} ${digits.slice(14, 15)} ${digits.slice(15)}`;
}

/** Up to two initials of a name, without titles (`Drs. Wiratma Sasongko, M.Si.` → `WS`). */
export function initialsOf(name: string): string {
  const words = (name.split(',')[0] ?? name).split(/\s+/).filter((word) => word && !word.endsWith('.'));
  const first = words[0]?.[0] ?? name.trim()[0] ?? '?';
  const last = words.length > 1 ? words.at(-1)![0]! : '';
  return (first + last).toUpperCase();
}
