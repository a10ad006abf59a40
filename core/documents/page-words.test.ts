import { expect, it } from 'vitest';
import type { PageText, Word } from './page-text.ts';
import { findWords, pageWords, placedWords } from './page-words.ts';

function page(...lines: string[]): PageText {
  const words: Word[] = lines.flatMap((text, line) =>
    text.split(' ').map((one, at) => ({
      text: one,
      confidence: 1,
      line,
      block: line < 2 ? 0 : 1,
      box: { x: 0.1 + at * 0.1, y: 0.1 + line * 0.05, w: 0.08, h: 0.03 },
    })),
  );
  return { page: 1, width: 1654, height: 2339, source: 'ocr', rotation: 0, words };
}

it('keeps words by their lines, with a place each', () => {
  const kept = pageWords(page('UNDANG-UNDANG TENTANG', 'KEARSIPAN', 'Pasal 1'));
  expect(kept.body).toBe('UNDANG-UNDANG TENTANG\nKEARSIPAN\n\nPasal 1');
  expect(kept.boxes).toHaveLength(5 * 4);
  const placed = placedWords(kept);
  expect(placed.map(({ text }) => text)).toEqual(['UNDANG-UNDANG', 'TENTANG', 'KEARSIPAN', 'Pasal', '1']);
  expect(placed[2]!.box).toEqual({ x: 0.1, y: 0.15, w: 0.08, h: 0.03 });
});

it('a word with white space or a zero in it stays one word with one place', () => {
  const read = page('satu dua');
  read.words[0]!.text = 'sa\u00a0t\u0000u';
  read.words[1]!.text = '\u0000';
  const kept = pageWords(read);
  expect(kept.body).toBe('satu');
  expect(kept.boxes).toHaveLength(4);
});

it('finds words whatever their case and marks, with the part of the page on which they stand', () => {
  const kept = pageWords(page('Arsip négara kesatuan', 'dan lain-lain'));
  const [find, ...more] = findWords(kept, ' NEGARA  kesatuan ');
  expect(more).toEqual([]);
  expect(find).toMatchObject({ before: 'Arsip', found: 'négara kesatuan', after: 'dan lain-lain' });
  expect(find!.boxes).toHaveLength(1);
  expect(find!.boxes[0]!.x).toBeCloseTo(0.2);
  expect(find!.boxes[0]!.w).toBeCloseTo(0.18);
});

it('a part of a word is marked as a part of its place', () => {
  const [find] = findWords(pageWords(page('kearsipan')), 'arsip');
  expect(find!.boxes[0]!.x).toBeCloseTo(0.1 + (0.08 * 2) / 9);
  expect(find!.boxes[0]!.w).toBeCloseTo((0.08 * 5) / 9);
});

it('words that run over the end of a line have a box on each, and a hyphen there parts no word', () => {
  const kept = pageWords(page('penyelenggaraan kear-', 'sipan nasional'));
  expect(findWords(kept, 'kearsipan nasional')[0]!.boxes).toHaveLength(2);
  expect(findWords(kept, 'kear sipan')).toEqual([]);
});

it('finds every place, and nothing for nothing', () => {
  const kept = pageWords(page('arsip arsip ARSIP'));
  expect(findWords(kept, 'arsip')).toHaveLength(3);
  expect(findWords(kept, '  ')).toEqual([]);
  expect(findWords({ body: '', boxes: [] }, 'arsip')).toEqual([]);
});
