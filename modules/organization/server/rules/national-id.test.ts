import { expect, test } from 'vitest';
import vectors from '../../test/nik-nip-vectors.json' with { type: 'json' };
import { maskNationalId, readNationalId } from './national-id.ts';

const today = '2026-11-21';
const sexes: Record<string, string> = { L: 'male', P: 'female' };

for (const vector of vectors.nik) {
  test(`${vector.nilai} is ${vector.valid ? 'a NIK' : `no NIK: ${vector.sebab}`}`, () => {
    const read = readNationalId(vector.nilai, today);
    expect(read !== null).toBe(vector.valid);
    if (vector.jk) expect(read).toMatchObject({ birthDay: vector.lahir, sex: sexes[vector.jk] });
    if (vector.wilayah) expect(read?.area).toBe(vector.wilayah);
  });
}

test('a birth year is of this century unless that day is still to come', () => {
  expect(readNationalId('3578012111260001', today)?.birthDay).toBe('2026-11-21');
  expect(readNationalId('3578012211260001', today)?.birthDay).toBe('1926-11-22');
});

test('29 February of 00 is found in the year 2000, which was a leap year', () => {
  expect(readNationalId('3578012902000001', today)?.birthDay).toBe('2000-02-29');
  expect(readNationalId('3578012902010001', today)).toBeNull();
});

test('a masked NIK shows its last four digits', () => {
  expect(maskNationalId('3578011708900001')).toBe('••••••••••••0001');
});
