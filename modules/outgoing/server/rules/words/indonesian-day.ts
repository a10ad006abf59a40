import type { OfficeZone } from '#core/clock/clock.ts';
import { numberWords } from './number-words.ts';

/** Names as letters print them, whatever language the reader's screen speaks: a letter is Indonesian (UU 24/2009 art. 27). */
const monthNames = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
const weekdayNames = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

const zoneNames: Record<OfficeZone, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** The parts of a calendar day `2026-11-21`. */
export function dayParts(day: string): { year: number; month: number; date: number } {
  const [year, month, date] = day.split('-').map(Number);
  return { year: year!, month: month!, date: date! };
}

/** "November" of 11. */
export function monthName(month: number): string {
  return monthNames[month - 1]!;
}

/** "Sabtu" of `2026-11-21`. */
export function weekdayName(day: string): string {
  return weekdayNames[new Date(`${day}T00:00:00Z`).getUTCDay()]!;
}

/** "21 November 2026". */
export function longDay(day: string): string {
  const { year, month, date } = dayParts(day);
  return `${date} ${monthName(month)} ${year}`;
}

/** "Sabtu, 21 November 2026", as an invitation tells it. */
export function weekdayAndDay(day: string): string {
  return `${weekdayName(day)}, ${longDay(day)}`;
}

/** "Sabtu s.d. Senin, 21 s.d. 23 November 2026"; what both days share is said once. */
export function daySpan(from: string, to: string | null): string {
  if (to === null || to === from) return weekdayAndDay(from);
  const [first, last] = [dayParts(from), dayParts(to)];
  const shared =
    first.year !== last.year
      ? longDay(from)
      : first.month !== last.month
        ? `${first.date} ${monthName(first.month)}`
        : `${first.date}`;
  return `${weekdayName(from)} s.d. ${weekdayName(to)}, ${shared} s.d. ${longDay(to)}`;
}

/** "07.30 WIB s.d. selesai", "07.30 s.d. 09.00 WITA": hours in the zone of the office. */
export function hours(zone: OfficeZone, from: string, to: string | null): string {
  const dotted = (time: string) => time.replace(':', '.');
  return to === null
    ? `${dotted(from)} ${zoneNames[zone]} s.d. selesai`
    : `${dotted(from)} s.d. ${dotted(to)} ${zoneNames[zone]}`;
}

/**
 * The day as a record (berita acara) says it, so that no figure can be changed afterwards: "Senin tanggal dua puluh tiga
 * bulan November tahun dua ribu dua puluh enam".
 */
export function dayInWords(day: string): string {
  const { year, month, date } = dayParts(day);
  return `${weekdayName(day)} tanggal ${numberWords(date)} bulan ${monthName(month)} tahun ${numberWords(year)}`;
}
