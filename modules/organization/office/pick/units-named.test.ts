import { expect, it } from 'vitest';
import { unitsNamed } from './units-named.ts';

const units = [
  { name: 'Dinas Kesehatan', shortName: 'Dinkes', code: '1.02' },
  { name: 'Dinas Pendidikan', shortName: null, code: '1.01' },
];
const found = (words: string) => unitsNamed(units, words).map(({ code }) => code);

it('a unit is found by its name, its short name or its code, however it is written', () => {
  expect(found('  KESEHATAN ')).toEqual(['1.02']);
  expect(found('dinkes')).toEqual(['1.02']);
  expect(found('1.01')).toEqual(['1.01']);
  expect(found('kecamatan')).toEqual([]);
});

it('no words find all units in their order', () => {
  expect(found('')).toEqual(['1.02', '1.01']);
});
