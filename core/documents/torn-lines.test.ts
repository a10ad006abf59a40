import { describe, expect, test } from 'vitest';
import type { FoundWord, Ocr, OcrLayout } from './ocr-reader.ts';
import type { Gray } from './raster.ts';
import { readTornLinesAgain } from './torn-lines.ts';

const image: Gray = { data: new Uint8Array(1000 * 1400).fill(255), width: 1000, height: 1400 };

function word(text: string, left: number, top: number, height = 14, confidence = 0.95): FoundWord {
  return { text, left, top, width: text.length * 11, height, confidence };
}

/** A reader that finds the given words wherever it looks, and remembers how it was asked. */
function reader(words: FoundWord[]): Ocr & { asked: { layout: OcrLayout; height: number }[] } {
  const asked: { layout: OcrLayout; height: number }[] = [];
  return {
    name: 'program',
    asked,
    async read({ height }, layout) {
      asked.push({ layout, height });
      return words;
    },
    async close() {},
  };
}

const above = word('Purwaloka,', 560, 200);
const below = word('Sehubungan', 160, 560);
const numberBlock = [word('Nomor', 120, 250), word('Sifat', 120, 275), word('Penting', 220, 275)];
const torn = word('eah', 560, 270, 34, 0.28);
const body = ['Sehubungan', 'dengan', 'surat', 'Saudara'].map((text, at) => word(text, 160 + at * 130, 560));
const readApart = [word('Kepada', 560, 48), word('Yth.', 560, 68), word('Camat', 620, 68)];
const texts = (words: FoundWord[]) => words.map(({ text }) => text).sort();

describe('lines of two columns that were read as one', () => {
  test('are read again word by word, and what says more is kept in its place', async () => {
    const ocr = reader([...readApart, ...numberBlock.map((one) => ({ ...one, top: one.top - 200 }))]);
    const words = await readTornLinesAgain(image, [above, ...numberBlock, torn, below], ocr);
    expect(ocr.asked).toEqual([{ layout: 'scattered', height: 174 }]);
    expect(texts(words)).toEqual(texts([above, below, ...numberBlock, ...readApart]));
    expect(words.find(({ text }) => text === 'Camat')?.top).toBe(68 + 200);
  });

  test('are read again also where the upper line swallowed the lower one with certainty', async () => {
    const subject = ['Undangan', 'Asistensi', 'Pengisian'].map((text, at) =>
      word(text, 220 + at * 120, 300, 27),
    );
    const apart = [...subject.map((one) => ({ ...one, top: 67, height: 14 })), word('Pajak', 220, 84)];
    const words = await readTornLinesAgain(image, [above, ...subject, ...body], reader(apart));
    expect(texts(words)).toEqual(texts([above, ...body, ...apart]));
  });

  test('stay as they were where the second reading says less', async () => {
    const found = [above, ...numberBlock, torn, below];
    expect(await readTornLinesAgain(image, found, reader([word('x', 560, 70)]))).toEqual(found);
  });

  test('are nowhere on a page that was read well, nor in a title or an emblem: nothing is read twice', async () => {
    const ocr = reader([]);
    const title = word('KEPUTUSAN', 300, 100, 34);
    const emblem = word('ea', 100, 60, 120, 0.2);
    const found = [title, emblem, above, ...numberBlock, below];
    expect(await readTornLinesAgain(image, found, ocr)).toEqual(found);
    expect(ocr.asked).toEqual([]);
  });
});
