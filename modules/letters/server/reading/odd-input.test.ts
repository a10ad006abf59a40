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

/** Processor time, in microseconds, that reading a page of so many words takes at best. */
function costOf(count: number): number {
  const words = Array.from({ length: count }, (_, index) => ({
    text: index % 7 === 0 ? 'Nomor' : 'pemeliharaan',
    box: { x: (index % 20) * 0.05, y: Math.floor(index / 20) / 500, w: 0.04, h: 0.0015 },
    confidence: 0.9,
    line: Math.floor(index / 20),
    block: 0,
  }));
  const page = { page: 1, width: 1654, height: 2339, source: 'ocr' as const, rotation: 0 as const, words };
  const costs = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    propose([page], knowledge);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...costs);
}

it('a page of four times as many words takes no more than about four times the work', () => {
  costOf(1_000);
  // What grows with the square of the words would take sixteen times as much.
  expect(costOf(10_000) / costOf(2_500)).toBeLessThan(10);
});
