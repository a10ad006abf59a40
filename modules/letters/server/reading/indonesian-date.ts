import { asDigits, editDistance, skeleton } from './ocr-repair.ts';

const MONTHS = [
  'januari',
  'februari',
  'maret',
  'april',
  'mei',
  'juni',
  'juli',
  'agustus',
  'september',
  'oktober',
  'november',
  'desember',
];
const MONTH_ABBREVIATIONS: Record<string, number> = {
  jan: 1,
  feb: 2,
  peb: 2,
  pebruari: 2,
  mar: 3,
  mrt: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  agu: 8,
  ags: 8,
  agt: 8,
  agst: 8,
  aug: 8,
  sep: 9,
  sept: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  nop: 11,
  nopember: 11,
  des: 12,
  dec: 12,
  january: 1,
  february: 2,
  march: 3,
  may: 5,
  june: 6,
  july: 7,
  august: 8,
  october: 10,
  december: 12,
};
const WEEKDAYS = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'];
const WEEKDAY_FORMS: Record<string, number> = { ahad: 0, jum: 5 };

/** A date found in text: `start..end` are character positions; a range carries its last day too. */
export interface FoundDate {
  date: string;
  endDate: string | null;
  start: number;
  end: number;
  /** True when the year was not printed and the caller's year was used. */
  yearAssumed: boolean;
}

const BY_NAME = MONTHS.map((name, index) => [skeleton(name), index + 1] as const);
const BY_ABBREVIATION = new Map(
  Object.entries(MONTH_ABBREVIATIONS).map(([name, month]) => [skeleton(name), month]),
);

/** Month number of a month's name or abbreviation, also slightly misread; null where it is none. */
export function monthOf(word: string): number | null {
  const read = skeleton(word);
  if (read.length < 3) return null;
  for (const [name, month] of BY_NAME) if (read === name) return month;
  const short = BY_ABBREVIATION.get(read);
  if (short) return short;
  if (read.length < 4) return null;
  let best: { month: number; distance: number } | null = null;
  for (const [name, month] of BY_NAME) {
    const limit = name.length >= 7 ? 2 : name.length >= 4 ? 1 : 0;
    const distance = limit === 0 ? 1 : editDistance(read, name, limit);
    if (distance <= limit && (!best || distance < best.distance)) best = { month, distance };
  }
  return best?.month ?? null;
}

/** Day of the week, Sunday 0, of its Indonesian name; null where the word is none. */
export function weekdayOf(word: string): number | null {
  const read = skeleton(word);
  if (read.length < 4) return WEEKDAY_FORMS[read] ?? null;
  const index = WEEKDAYS.findIndex(
    (name) => editDistance(read, skeleton(name), 1) <= (name.length > 4 ? 1 : 0),
  );
  return index >= 0 ? index : (WEEKDAY_FORMS[read] ?? null);
}

/** Day of the week (Sunday 0) on which an ISO date falls. */
export function weekdayOn(isoDate: string): number {
  return new Date(`${isoDate}T00:00:00Z`).getUTCDay();
}

/** `YYYY-MM-DD` where the day exists and the year is one of an office's letters; else null. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1945 || year > 2099 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function yearOf(text: string): number | null {
  const digits = asDigits(text.replace(/[.,;]+$/, ''), 2) ?? '';
  if (digits.length === 4) return Number(digits);
  return digits.length === 2 ? 2000 + Number(digits) : null;
}

function dayOf(text: string): number | null {
  const digits = asDigits(text, text.length > 1 ? 0 : 1);
  const day = digits === null || digits.length > 2 ? 0 : Number(digits);
  return day >= 1 && day <= 31 ? day : null;
}

// `l4 September 2O26`, `14 s.d. 16 Oktober 2026`, `1 Okt. s/d 3 Nov 2026`
const DAY = '([0-9OoQDlIi|!ZSsBGgbqT]{1,2})';
const WORDED = new RegExp(
  `(?<![\\p{L}\\p{N}])${DAY}(?:[\\s,]*(?:s\\s*[./]\\s*d\\.?|sampai(?:\\s+dengan)?|-|–|hingga|dan|&)[\\s,]*${DAY}(?![0-9]))?[\\s.,-]{1,3}([\\p{L}0-9|!]{3,11}?)\\.?(?:[\\s.,-]{1,3}([0-9OoQDlIi|!ZSsBGgq]{4})(?![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]))`,
  'gu',
);
const NUMERIC =
  /(?<![\d/.-])([0-9OIl|]{1,2})\s?([-/.])\s?([0-9OIl|]{1,2})\s?\2\s?((?:[12Zl][0-9OIlSZ|]{3})|[0-9OIl]{2})(?![\d/-]|\.\d)/g;
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g;
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,9})\s+(\d{1,2}),?\s+(\d{4})(?!\d)/gu;

/**
 * Every calendar date in a text, in order. `assumedYear` completes dates printed without a year ("Kamis,
 * 17 September"); without it such dates are left out.
 */
export function findDates(text: string, assumedYear: number | null = null): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (
    start: number,
    length: number,
    date: string | null,
    endDate: string | null,
    yearAssumed = false,
  ) => {
    if (date === null || found.some((other) => start < other.end && other.start < start + length)) return;
    found.push({ date, endDate, start, end: start + length, yearAssumed });
  };
  for (const match of text.matchAll(ISO)) {
    add(match.index, match[0].length, isoDate(Number(match[1]), Number(match[2]), Number(match[3])), null);
  }
  for (const match of text.matchAll(WORDED)) {
    const month = monthOf(match[3]!);
    const day = dayOf(match[1]!);
    const printedYear = match[4] ? yearOf(match[4]) : null;
    const year = printedYear ?? (match[4] ? null : assumedYear);
    if (month === null || day === null || year === null) continue;
    const last = match[2] ? dayOf(match[2]) : null;
    const endDate = last === null ? null : isoDate(year, month, last);
    add(match.index, match[0].length, isoDate(year, month, day), endDate, printedYear === null);
  }
  for (const match of text.matchAll(MONTH_FIRST)) {
    const month = monthOf(match[1]!);
    if (month !== null)
      add(match.index, match[0].length, isoDate(Number(match[3]), month, Number(match[2])), null);
  }
  for (const match of text.matchAll(NUMERIC)) {
    const day = dayOf(match[1]!);
    const month = dayOf(match[3]!);
    const year = yearOf(match[4]!);
    if (day !== null && month !== null && year !== null) {
      add(match.index, match[0].length, isoDate(year, month, day), null);
    }
  }
  return joinRanges(
    found.sort((a, b) => a.start - b.start),
    text,
  );
}

// "28 September s.d. 2 Oktober 2026" is one range whose first day borrows the year of the second.
function joinRanges(dates: FoundDate[], text: string): FoundDate[] {
  const joined: FoundDate[] = [];
  for (const date of dates) {
    const last = joined.at(-1);
    const between = last ? text.slice(last.end, date.start) : '';
    const isRange =
      /^[\s,]*(?:s\s*[./]\s*d\.?|sampai(?:\s+dengan)?|-|–|hingga)\s*(?:tanggal|hari)?[\s\p{L},]{0,10}$/u.test(
        between,
      );
    if (last && isRange && last.endDate === null && date.date >= last.date) last.endDate = date.date;
    else joined.push({ ...date });
    if (last && isRange) last.end = date.end;
  }
  return joined;
}
