import { expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

it('a code keeps its quiet zone, and its three finders are there', () => {
  const { size, path } = qrPath('https://arunika.example/verifikasi/ABCD-EFGH');
  expect((size - 8 - 17) % 4).toBe(0);
  const starts = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, width]) =>
    [x, y, width].map(Number),
  );
  expect(Math.min(...starts.map(([x]) => x!))).toBe(4);
  expect(Math.min(...starts.map(([, y]) => y!))).toBe(4);
  expect(starts).toContainEqual([4, 4, 7]);
  expect(starts).toContainEqual([size - 11, 4, 7]);
  expect(starts).toContainEqual([4, size - 11, 7]);
});
