import { describe, expect, it } from 'vitest';
import { findDates, monthOf, weekdayOf } from './indonesian-date.ts';

describe('dates in Indonesian text', () => {
  it.each([
    ['Senin, 3 Agustus 2026', '2026-08-03', null],
    ['12 s.d. 14 Oktober 2026', '2026-10-12', '2026-10-14'],
    ['28 September 2026 s.d. 2 Oktober 2026', '2026-09-28', '2026-10-02'],
    ['1 Okt. 2026', '2026-10-01', null],
    ['September 14, 2026', '2026-09-14', null],
    ['2026-09-14', '2026-09-14', null],
    ['14.09.2026', '2026-09-14', null],
  ])('%s is %s', (text, date, endDate) => {
    expect(findDates(text)[0]).toMatchObject({ date, endDate });
  });

  it('a date without a year takes the year given, and is left out without one', () => {
    expect(findDates('Kamis, 17 September', 2026)[0]).toMatchObject({
      date: '2026-09-17',
      yearAssumed: true,
    });
    expect(findDates('Kamis, 17 September')).toEqual([]);
  });

  it.each(['31 Februari 2026', '000.1.5/12/2026', '09.00 s.d. 12.00', 'pasal 3 ayat 4'])(
    '%s is no date',
    (text) => {
      expect(findDates(text)).toEqual([]);
    },
  );

  it('months and weekdays are known when slightly misread', () => {
    expect(monthOf('Septernber')).toBe(9);
    expect(monthOf('Nopember')).toBe(11);
    expect(monthOf('tahun')).toBeNull();
    expect(weekdayOf('Karnis')).toBe(4);
    expect(weekdayOf("Jum'at")).toBe(5);
  });
});
