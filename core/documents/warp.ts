import type { Homography } from './homography.ts';
import type { Raster } from './raster.ts';

const paper = 255;

/**
 * A new image of the given size whose every pixel is fetched from `source` through `toSource`, mixed from its four
 * neighbours. What lies outside the source becomes white.
 */
export function warp(source: Raster, toSource: Homography, width: number, height: number): Raster {
  const { data: from, width: sourceWidth, height: sourceHeight } = source;
  const data = new Uint8Array(width * height * 3);
  const [a, b, c, d, e, f, g, h, i] = toSource as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const maxX = sourceWidth - 1;
  const maxY = sourceHeight - 1;
  const stride = sourceWidth * 3;
  let at = 0;
  for (let v = 0; v < height; v++) {
    // The middle of a pixel is half a pixel from its corner, on both sides.
    let nx = a * 0.5 + b * (v + 0.5) + c;
    let ny = d * 0.5 + e * (v + 0.5) + f;
    let nw = g * 0.5 + h * (v + 0.5) + i;
    for (let u = 0; u < width; u++, at += 3, nx += a, ny += d, nw += g) {
      const x = nx / nw - 0.5;
      const y = ny / nw - 0.5;
      if (x < -0.5 || y < -0.5 || x > maxX + 0.5 || y > maxY + 0.5) {
        data[at] = data[at + 1] = data[at + 2] = paper;
        continue;
      }
      const x0 = x <= 0 ? 0 : x >= maxX ? maxX : x | 0;
      const y0 = y <= 0 ? 0 : y >= maxY ? maxY : y | 0;
      const right = x0 < maxX ? 3 : 0;
      const below = y0 < maxY ? stride : 0;
      const fx = x <= 0 ? 0 : x - x0;
      const fy = y <= 0 ? 0 : y - y0;
      const w00 = (1 - fx) * (1 - fy);
      const w10 = fx * (1 - fy);
      const w01 = (1 - fx) * fy;
      const w11 = fx * fy;
      const p = y0 * stride + x0 * 3;
      data[at] =
        from[p]! * w00 +
        from[p + right]! * w10 +
        from[p + below]! * w01 +
        from[p + below + right]! * w11 +
        0.5;
      const q = p + 1;
      data[at + 1] =
        from[q]! * w00 +
        from[q + right]! * w10 +
        from[q + below]! * w01 +
        from[q + below + right]! * w11 +
        0.5;
      const r = p + 2;
      data[at + 2] =
        from[r]! * w00 +
        from[r + right]! * w10 +
        from[r + below]! * w01 +
        from[r + below + right]! * w11 +
        0.5;
    }
  }
  return { data, width, height };
}
