import { expect, it } from 'vitest';
import { layRows, rowAt, rowsBetween } from './page-rows.ts';

const rows = layRows(
  Array.from({ length: 1_000 }, (_, at) => ({ width: 600, height: at === 1 ? 300 : 800 })),
  { gap: 16, margin: 16 },
);

it('pages lie under each other with a gap between them', () => {
  expect(rows.tops.slice(0, 4)).toEqual([16, 832, 1_148, 1_964]);
  expect(rows.height).toBe(16 + 999 * 816 + 316 - 16 + 16);
  expect(rows.width).toBe(632);
});

it('the page at a height is the one that begins there or above it', () => {
  expect([0, 16, 831, 832, 1_147, 1_148, 9e9].map((y) => rowAt(rows, y))).toEqual([0, 0, 0, 1, 1, 2, 999]);
});

it('as many pages are in sight as the sight is high, wherever it is', () => {
  for (const y of [0, 40_000, 400_000, 815_000]) {
    const { first, last } = rowsBetween(rows, y - 900, y + 1_800);
    expect(last - first).toBeLessThanOrEqual(4);
  }
  expect(rowsBetween(layRows([], { gap: 16, margin: 16 }), 0, 500)).toEqual({ first: 0, last: 0 });
});
