import type { Gray } from './raster.ts';

/** How brightness changes at every pixel, as a ratio (so that a shadow keeps its edges). */
export interface EdgeMap {
  width: number;
  height: number;
  /** Towards the right and downwards; positive where it gets brighter. */
  gx: Float32Array;
  gy: Float32Array;
  /** What counts as an edge. */
  threshold: number;
}

/** Takes the brightest (or darkest) value of a window along both axes. */
function extreme(
  values: Uint8Array,
  width: number,
  height: number,
  radius: number,
  brightest: boolean,
): Uint8Array {
  const along = (
    from: Uint8Array,
    step: number,
    length: number,
    lines: number,
    lineStep: number,
  ): Uint8Array => {
    const to = new Uint8Array(from.length);
    for (let line = 0; line < lines; line++) {
      for (let i = 0; i < length; i++) {
        let value = brightest ? 0 : 255;
        for (let k = Math.max(0, i - radius); k <= Math.min(length - 1, i + radius); k++) {
          const other = from[line * lineStep + k * step]!;
          if (brightest ? other > value : other < value) value = other;
        }
        to[line * lineStep + i * step] = value;
      }
    }
    return to;
  };
  return along(along(values, 1, width, height, width), width, height, width, 1);
}

/** Without what is written on it: strokes thinner than the window disappear. */
function withoutWriting(gray: Gray): Uint8Array {
  const radius = Math.max(2, Math.round(Math.max(gray.width, gray.height) / 140));
  return extreme(
    extreme(gray.data, gray.width, gray.height, radius, true),
    gray.width,
    gray.height,
    radius,
    false,
  );
}

/** Sobel's operator on the logarithm of brightness, writing removed first. */
export function edgeMap(gray: Gray): EdgeMap {
  const { width, height } = gray;
  const plain = withoutWriting(gray);
  const log = new Float32Array(256);
  for (let level = 0; level < 256; level++) log[level] = Math.log(level + 12);
  const gx = new Float32Array(width * height);
  const gy = new Float32Array(width * height);
  const at = (x: number, y: number): number => log[plain[y * width + x]!]!;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const a = at(x - 1, y - 1);
      const b = at(x, y - 1);
      const c = at(x + 1, y - 1);
      const d = at(x - 1, y);
      const f = at(x + 1, y);
      const g = at(x - 1, y + 1);
      const h = at(x, y + 1);
      const i = at(x + 1, y + 1);
      gx[y * width + x] = (c + 2 * f + i - a - 2 * d - g) / 4;
      gy[y * width + x] = (g + 2 * h + i - a - 2 * b - c) / 4;
    }
  }
  return { width, height, gx, gy, threshold: 0.08 };
}
