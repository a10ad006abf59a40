import { describe, expect, test } from 'vitest';
import type { Holiday } from './decided.ts';
import { listChanges, nationalDays } from './holiday-list.ts';
import { readHolidays } from './read-holidays.ts';
import { basis } from './testing/samples.ts';

const holiday = (day: string, name: string): Holiday => ({
  day,
  name,
  kind: 'national',
  unitId: null,
  basis,
});

describe('national days', () => {
  test('of a year are the own ones wholly, or those of the product', () => {
    const supplied = [holiday('2026-01-01', 'Tahun Baru'), holiday('2027-01-01', 'Tahun Baru')];
    const own = [holiday('2027-01-01', 'Tahun Baru Masehi')];
    expect(nationalDays(supplied, own).map(({ name }) => name)).toEqual(['Tahun Baru Masehi', 'Tahun Baru']);
  });

  test('that are listed anew are compared with what stands', () => {
    const standing = [
      holiday('2027-01-01', 'Tahun Baru'),
      holiday('2027-05-01', 'Hari Buruh'),
      holiday('2027-08-17', 'Proklamasi'),
    ];
    const wanted = [
      holiday('2027-08-17', 'Proklamasi'),
      holiday('2027-01-01', 'Tahun Baru 2027'),
      holiday('2027-12-25', 'Natal'),
    ];
    expect(listChanges(standing, wanted).map(({ kind, day }) => [kind, day])).toEqual([
      ['changed', '2027-01-01'],
      ['withdrawn', '2027-05-01'],
      ['added', '2027-12-25'],
    ]);
  });
});

describe('a sheet of holidays', () => {
  const heading = ['Tanggal', 'Nama', 'Jenis'];
  const nation = { year: 2027, regional: false };

  test('is read as days with name and kind', () => {
    const sheet = [
      heading,
      ['2027-01-01', 'Tahun Baru', 'Libur Nasional'],
      ['10/03/2027', 'Idul Fitri', 'CUTI_BERSAMA'],
    ];
    expect(readHolidays(sheet, nation)).toMatchObject({
      faults: [],
      entries: [
        { day: '2027-01-01', name: 'Tahun Baru', kind: 'national' },
        { day: '2027-03-10', name: 'Idul Fitri', kind: 'collective' },
      ],
    });
  });

  test('tells every fault of every row', () => {
    const sheet = [
      heading,
      ['2027-01-01', 'Tahun Baru', 'libur nasional'],
      ['2027-01-01', 'Sekali lagi', 'libur nasional'],
      ['2026-12-25', 'Natal', 'libur nasional'],
      ['32/13/2027', '', 'libur'],
      ['2027-02-01', 'Tanpa jenis', ''],
      ['2027-02-02', 'Galungan', 'libur daerah'],
    ];
    expect(readHolidays(sheet, nation).faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'tanggal', 'calendar.row-twice'],
      [4, 'tanggal', 'calendar.row-outside-year'],
      [5, 'tanggal', 'organization.row-not-a-date'],
      [5, 'nama', 'organization.row-required'],
      [5, 'jenis', 'organization.row-not-a-choice'],
      [6, 'jenis', 'organization.row-required'],
      [7, 'jenis', 'calendar.row-not-of-scope'],
    ]);
  });

  test('of a unit needs no kind', () => {
    const sheet = [heading, ['2027-02-02', 'Galungan', '']];
    expect(readHolidays(sheet, { year: 2027, regional: true })).toMatchObject({
      faults: [],
      entries: [{ kind: 'regional' }],
    });
  });
});
