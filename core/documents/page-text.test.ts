import { expect, test } from 'vitest';
import { arrangeWords, type LooseWord } from './arrange-words.ts';
import { type PageText, pageLines, pageString } from './page-text.ts';

/** Words of one line, every letter one hundredth of the page wide. */
function written(text: string, x: number, y: number): LooseWord[] {
  let at = x;
  return text.split(' ').map((word) => {
    const box = { x: at, y, w: word.length * 0.01, h: 0.012 };
    at += box.w + 0.01;
    return { text: word, box, confidence: 0.9 };
  });
}

function page(...lines: LooseWord[][]): PageText {
  const words = arrangeWords(lines.flat().reverse(), 0.7);
  return { page: 1, width: 1654, height: 2339, source: 'ocr', rotation: 0, words };
}

test('words come back in lines from left to right and top to bottom', () => {
  const text = page(
    written('Demikian kami sampaikan', 0.1, 0.2),
    written('terima kasih atas perhatian', 0.1, 0.22),
  );
  expect(pageLines(text).map((line) => line.text)).toEqual([
    'Demikian kami sampaikan',
    'terima kasih atas perhatian',
  ]);
});

test('a label stays on one line with the value after its tab', () => {
  const text = page([...written('Nomor', 0.1, 0.2), ...written(': 005/12/2026', 0.24, 0.2)]);
  expect(pageString(text)).toBe('Nomor : 005/12/2026');
});

test('two columns are read one after the other', () => {
  const text = page(
    written('Mengetahui', 0.1, 0.8),
    written('Kepala Bagian', 0.1, 0.82),
    written('Jakarta 3 Mei 2026', 0.6, 0.8),
    written('Sekretaris', 0.6, 0.82),
  );
  expect(pageLines(text).map((line) => line.text)).toEqual([
    'Mengetahui',
    'Kepala Bagian',
    'Jakarta 3 Mei 2026',
    'Sekretaris',
  ]);
});

test('a wide gap between lines starts a new paragraph', () => {
  const text = page(written('Dengan hormat', 0.1, 0.3), written('Berdasarkan surat', 0.1, 0.36));
  expect(pageString(text)).toBe('Dengan hormat\n\nBerdasarkan surat');
});

test('a dash and a colon, though low, belong to their line', () => {
  const words = written('Lampiran : - lembar', 0.1, 0.3);
  words[2]!.box = { ...words[2]!.box, y: 0.305, h: 0.002 };
  expect(pageString(page(words))).toBe('Lampiran : - lembar');
});

test('a stamp across two lines does not tie them together', () => {
  const stamp: LooseWord = { text: 'O', box: { x: 0.05, y: 0.28, w: 0.04, h: 0.09 }, confidence: 0.2 };
  const lines = pageLines(
    page([stamp], written('Kepala Dinas', 0.1, 0.3), written('Nama Pejabat', 0.1, 0.33)),
  );
  expect(lines.map((line) => line.text)).toEqual(expect.arrayContaining(['Kepala Dinas', 'Nama Pejabat']));
});
