import { beforeAll, describe, expect, test, vi } from 'vitest';
import { findSheet } from './find-sheet.ts';
import { flattenGray, lightingOf } from './flatten-light.ts';
import type { Point } from './homography.ts';
import { type Gray, grayOf, type Raster, shrink } from './raster.ts';
import { leaning, photograph, samplePage, turned } from './testing/make-photo.ts';
import { uprightPage } from './upright-page.ts';

vi.setConfig({ testTimeout: 60_000 });

let page: Raster;

beforeAll(async () => {
  page = await samplePage();
});

const corners: [string, Point[]][] = [
  [
    'from below',
    [
      { x: 0.2, y: 0.1 },
      { x: 0.82, y: 0.09 },
      { x: 0.93, y: 0.92 },
      { x: 0.08, y: 0.94 },
    ],
  ],
  [
    'from the side',
    [
      { x: 0.1, y: 0.06 },
      { x: 0.9, y: 0.14 },
      { x: 0.88, y: 0.86 },
      { x: 0.07, y: 0.95 },
    ],
  ],
  [
    'askew',
    [
      { x: 0.22, y: 0.04 },
      { x: 0.95, y: 0.16 },
      { x: 0.8, y: 0.97 },
      { x: 0.05, y: 0.85 },
    ],
  ],
];

/** How alike two pages are: the correlation of their ink, seen from some distance. */
async function likeness(a: Raster, b: Raster): Promise<number> {
  const size = { width: 240, height: 340 };
  const inkOf = async (raster: Raster): Promise<number[]> => {
    const small = await shrink(raster, 340);
    const gray: Gray = flattenGray(grayOf(small));
    return Array.from({ length: size.width * size.height }, (_, i) => {
      const x = Math.min(gray.width - 1, Math.floor(((i % size.width) * gray.width) / size.width));
      const y = Math.min(
        gray.height - 1,
        Math.floor((Math.floor(i / size.width) * gray.height) / size.height),
      );
      return 255 - gray.data[y * gray.width + x]!;
    });
  };
  const [p, q] = [await inkOf(a), await inkOf(b)];
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mp, mq] = [mean(p), mean(q)];
  let both = 0;
  let pp = 0;
  let qq = 0;
  for (let i = 0; i < p.length; i++) {
    both += (p[i]! - mp) * (q[i]! - mq);
    pp += (p[i]! - mp) ** 2;
    qq += (q[i]! - mq) ** 2;
  }
  return both / Math.sqrt(pp * qq);
}

describe('a sheet on a table', () => {
  test.each(corners)('is found when seen %s, to less than one part in a hundred', async (_, wanted) => {
    const photo = photograph(page, wanted);
    const small = await shrink(photo, 480);
    const found = findSheet(grayOf(small));
    expect(found).toBeDefined();
    for (const [i, corner] of found!.entries()) {
      expect(Math.abs(corner.x / small.width - wanted[i]!.x)).toBeLessThan(0.01);
      expect(Math.abs(corner.y / small.height - wanted[i]!.y)).toBeLessThan(0.01);
    }
  });

  test.each(corners)('is made flat again when seen %s', async (_, wanted) => {
    const mended = await uprightPage(photograph(page, wanted));
    expect(mended.sheet).toBeDefined();
    expect(await likeness(mended.image, page)).toBeGreaterThan(0.4);
  });

  test('photographed sideways it is turned upright', async () => {
    const mended = await uprightPage(turned(photograph(page, corners[0]![1]), 1));
    expect(mended.rotation).toBe(270);
    expect(await likeness(mended.image, page)).toBeGreaterThan(0.4);
  });

  test('is not seen where a page fills the picture, boxes printed on it notwithstanding', async () => {
    const boxed = { ...page, data: Uint8Array.from(page.data) };
    for (let y = 300; y < 1500; y++) {
      for (let x = 100; x < 1140; x++) {
        const isRule = y < 304 || y > 1495 || x < 104 || x > 1135;
        if (isRule) boxed.data.fill(0, (y * page.width + x) * 3, (y * page.width + x) * 3 + 3);
      }
    }
    expect(findSheet(grayOf(await shrink(boxed, 480)))).toBeUndefined();
  });
});

describe('a scan', () => {
  test.each([0, 1, 2, 3])('turned by %i quarters comes out upright', async (quarters) => {
    const upright = await uprightPage(turned(page, quarters));
    expect(upright.rotation).toBe((360 - quarters * 90) % 360);
    expect(await likeness(upright.image, page)).toBeGreaterThan(0.9);
  });

  test.each([-7, -2.3, 0.6, 4])('leaning by %d degrees is made level', async (degrees) => {
    const upright = await uprightPage(leaning(page, degrees));
    expect(Math.abs(upright.skew - degrees)).toBeLessThan(0.25);
  });

  test('left as it leans would not be like the page: the comparison can tell', async () => {
    expect(await likeness(leaning(page, 4), page)).toBeLessThan(0.4);
    expect(await likeness(turned(page, 2), page)).toBeLessThan(0.4);
  });
});

test('a shadow over half the page is lifted and the writing stays', () => {
  const gray = grayOf(page);
  const shaded = {
    ...gray,
    data: gray.data.map((level, i) => (i % gray.width > gray.width / 2 ? level * 0.5 : level)),
  };
  const even = flattenGray(shaded);
  const paper = (x: number): number =>
    even.data[Math.round(gray.height * 0.9) * gray.width + Math.round(gray.width * x)]!;
  expect(lightingOf(shaded).evenness).toBeLessThan(0.6);
  expect(paper(0.25)).toBeGreaterThan(240);
  expect(paper(0.75)).toBeGreaterThan(240);
  expect(even.data.subarray(0, gray.width * 500).some((level) => level < 60)).toBe(true);
});
