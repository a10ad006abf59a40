import { expect, it } from 'vitest';
import { countedThings, rupiah } from './counted-things.ts';

it.each([
  [0, 'berkas', '-'],
  [1, 'berkas', '1 (satu) berkas'],
  [12, 'lembar', '12 (dua belas) lembar'],
])('%d %s is written "%s"', (count, unit, text) => {
  expect(countedThings(count, unit)).toBe(text);
});

it('money is told in figures and in words', () => {
  expect(rupiah(1_250_000)).toBe('Rp1.250.000,00 (satu juta dua ratus lima puluh ribu rupiah)');
  expect(rupiah(0)).toBe('Rp0,00 (nol rupiah)');
});
