import { expect, it } from 'vitest';
import { matchScore } from './match.ts';

it('every typed word must be found', () => {
  expect(matchScore('surat keluar', 'Surat masuk')).toBe(0);
  expect(matchScore('masuk surat', 'Surat masuk')).toBeGreaterThan(0);
});

it('the beginning of a title comes before the beginning of a word, and that before the middle', () => {
  const [front, word, middle] = ['Disposisi saya', 'Buku disposisi', 'Redisposisi'].map((title) =>
    matchScore('disp', title),
  );
  expect(front).toBeGreaterThan(word!);
  expect(word).toBeGreaterThan(middle!);
});

it('other words by which people look for it count as well', () => {
  expect(matchScore('tampilan', 'Ganti tema', 'gelap terang tampilan')).toBeGreaterThan(0);
});
