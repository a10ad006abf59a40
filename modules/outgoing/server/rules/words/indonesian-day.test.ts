import { describe, expect, it } from 'vitest';
import { dayInWords, daySpan, hours, longDay, monthName, weekdayAndDay } from './indonesian-day.ts';

describe('a day in a letter', () => {
  it.each([
    ['2026-11-21', '21 November 2026', 'Sabtu, 21 November 2026'],
    ['2026-05-01', '1 Mei 2026', 'Jumat, 1 Mei 2026'],
    ['2024-02-29', '29 Februari 2024', 'Kamis, 29 Februari 2024'],
    ['2027-01-01', '1 Januari 2027', 'Jumat, 1 Januari 2027'],
  ])('%s is %s', (day, long, withWeekday) => {
    expect([longDay(day), weekdayAndDay(day)]).toEqual([long, withWeekday]);
  });

  it('agrees with the calendar of the runtime in every month', () => {
    const calendar = new Intl.DateTimeFormat('id-ID', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2028, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      expect(weekdayAndDay(day)).toBe(calendar.format(at));
    }
    expect(monthName(8)).toBe('Agustus');
  });

  it('is written out in a record', () => {
    expect(dayInWords('2026-11-23')).toBe(
      'Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam',
    );
  });
});

describe('several days', () => {
  it.each([
    ['2026-11-21', null, 'Sabtu, 21 November 2026'],
    ['2026-11-21', '2026-11-21', 'Sabtu, 21 November 2026'],
    ['2026-11-21', '2026-11-23', 'Sabtu s.d. Senin, 21 s.d. 23 November 2026'],
    ['2026-11-30', '2026-12-02', 'Senin s.d. Rabu, 30 November s.d. 2 Desember 2026'],
    ['2026-12-31', '2027-01-01', 'Kamis s.d. Jumat, 31 Desember 2026 s.d. 1 Januari 2027'],
  ])('from %s to %s say once what they share', (from, to, text) => {
    expect(daySpan(from, to)).toBe(text);
  });
});

describe('hours', () => {
  it('carry the name of their zone', () => {
    expect(hours('Asia/Jakarta', '07:30', null)).toBe('07.30 WIB s.d. selesai');
    expect(hours('Asia/Makassar', '07:30', '09:00')).toBe('07.30 s.d. 09.00 WITA');
    expect(hours('Asia/Jayapura', '13:00', '15:00')).toBe('13.00 s.d. 15.00 WIT');
  });
});
