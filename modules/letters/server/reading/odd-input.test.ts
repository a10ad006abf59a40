import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { suppliedSheet } from '#modules/archive/server/archive.api.ts';
import { propose, readingKnowledge } from './propose.ts';

const data = (name: string) => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');
const knowledge = readingKnowledge(suppliedSheet(), data('topic-phrases.txt'));

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    'Nomor',
    ':',
    'Hal',
    'Kepada',
    'Yth.',
    '31',
    'Februari',
    '2026',
    'SURAT',
    'EDARAN',
    'TENTANG',
    '99.99',
    'pukul',
    '/',
    '(',
    '\\',
  ),
);
const word = fc
  .record({
    text,
    x: fraction,
    y: fraction,
    w: fraction,
    h: fraction,
    confidence: fraction,
    line: fc.nat(50),
    block: fc.nat(9),
  })
  .map(({ x, y, w, h, ...rest }) => ({ ...rest, box: { x, y, w, h } }));
const page = fc.record({
  page: fc.nat(9),
  width: fc.nat(5000),
  height: fc.nat(5000),
  source: fc.constant('ocr' as const),
  rotation: fc.constant(0 as const),
  words: fc.array(word, { maxLength: 80 }),
});

it('whatever was read, reading ends in proposals with confidences between nothing and sure', () => {
  fc.assert(
    fc.property(fc.array(page, { maxLength: 3 }), (pages) => {
      const { classification, ...fields } = propose(pages, knowledge);
      for (const proposal of [...Object.values(fields), ...classification]) {
        if (proposal === null) continue;
        expect(proposal.confidence).toBeGreaterThanOrEqual(0);
        expect(proposal.confidence).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 150, seed: 20260914 },
  );
});

it('a page of ten thousand words is read within a few seconds', () => {
  const words = Array.from({ length: 10_000 }, (_, index) => ({
    text: index % 7 === 0 ? 'Nomor' : 'pemeliharaan',
    box: { x: (index % 20) * 0.05, y: Math.floor(index / 20) / 500, w: 0.04, h: 0.0015 },
    confidence: 0.9,
    line: Math.floor(index / 20),
    block: 0,
  }));
  const started = performance.now();
  propose([{ page: 1, width: 1654, height: 2339, source: 'ocr', rotation: 0, words }], knowledge);
  expect(performance.now() - started).toBeLessThan(5000);
});
