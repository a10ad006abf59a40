import type { Gray, Raster } from './raster.ts';

/** The brightness of bare paper over the page, on a coarse grid. */
export interface Lighting {
  /** Pixels per cell. */
  cell: number;
  columns: number;
  rows: number;
  levels: Float32Array;
  /** Darkest against brightest paper, 0..1; 1 is perfectly even. */
  evenness: number;
}

/** Cells looked at around one to jump over writing, stamps and logos. */
const reach = 3;
/** Paper never counts as darker than this part of the page's brightest: what is darker is ink or a picture. */
const darkestShadow = 0.3;

/** The level that `share` of the values do not exceed. */
function levelAt(histogram: Uint32Array, total: number, share: number): number {
  let seen = 0;
  for (let level = 0; level < 256; level++) {
    seen += histogram[level]!;
    if (seen >= total * share) return level;
  }
  return 255;
}

function paperLevels(gray: Gray, cell: number, columns: number, rows: number): Float32Array {
  const levels = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      histogram.fill(0);
      const right = Math.min(gray.width, (column + 1) * cell);
      const bottom = Math.min(gray.height, (row + 1) * cell);
      let count = 0;
      for (let y = row * cell; y < bottom; y++) {
        for (let x = column * cell; x < right; x++) {
          histogram[gray.data[y * gray.width + x]!]!++;
          count++;
        }
      }
      levels[row * columns + column] = levelAt(histogram, count, 0.85);
    }
  }
  return levels;
}

/** One pass over a grid along both axes; `pick` turns the window's values into the new one. */
function spread(
  grid: Float32Array,
  columns: number,
  rows: number,
  radius: number,
  pick: 'max' | 'min' | 'mean',
): Float32Array {
  const along = (from: Float32Array, stepX: number, stepY: number): Float32Array => {
    const to = new Float32Array(from.length);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        let value = pick === 'max' ? Number.NEGATIVE_INFINITY : pick === 'min' ? Number.POSITIVE_INFINITY : 0;
        let count = 0;
        for (let k = -radius; k <= radius; k++) {
          const nx = x + k * stepX;
          const ny = y + k * stepY;
          if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
          const other = from[ny * columns + nx]!;
          value =
            pick === 'max' ? Math.max(value, other) : pick === 'min' ? Math.min(value, other) : value + other;
          count++;
        }
        to[y * columns + x] = pick === 'mean' ? value / count : value;
      }
    }
    return to;
  };
  return along(along(grid, 1, 0), 0, 1);
}

/** Measures the light: a high level per cell, closed over what is written, and smoothed. */
export function lightingOf(gray: Gray): Lighting {
  const cell = Math.max(4, Math.round(Math.max(gray.width, gray.height) / 140));
  const columns = Math.ceil(gray.width / cell);
  const rows = Math.ceil(gray.height / cell);
  const raw = paperLevels(gray, cell, columns, rows);
  const closed = spread(spread(raw, columns, rows, reach, 'max'), columns, rows, reach, 'min');
  const sorted = Float32Array.from(closed).sort();
  const brightest = Math.max(1, sorted[Math.floor(sorted.length * 0.95)]!);
  const darkest = sorted[Math.floor(sorted.length * 0.05)]!;
  for (let i = 0; i < closed.length; i++) closed[i] = Math.max(closed[i]!, brightest * darkestShadow);
  return {
    cell,
    columns,
    rows,
    levels: spread(closed, columns, rows, 2, 'mean'),
    evenness: darkest / brightest,
  };
}

/** Calls `apply` for every pixel with the factor that makes its paper white. */
function eachGain(
  lighting: Lighting,
  width: number,
  height: number,
  apply: (pixel: number, gain: number) => void,
): void {
  const { cell, columns, rows, levels } = lighting;
  for (let y = 0; y < height; y++) {
    const gy = Math.min(rows - 1, Math.max(0, (y + 0.5) / cell - 0.5));
    const y0 = gy | 0;
    const y1 = Math.min(rows - 1, y0 + 1);
    const fy = gy - y0;
    for (let x = 0; x < width; x++) {
      const gx = Math.min(columns - 1, Math.max(0, (x + 0.5) / cell - 0.5));
      const x0 = gx | 0;
      const x1 = Math.min(columns - 1, x0 + 1);
      const fx = gx - x0;
      const top = levels[y0 * columns + x0]! * (1 - fx) + levels[y0 * columns + x1]! * fx;
      const bottom = levels[y1 * columns + x0]! * (1 - fx) + levels[y1 * columns + x1]! * fx;
      apply(y * width + x, 250 / (top * (1 - fy) + bottom * fy));
    }
  }
}

/** The page as if lit evenly: paper white, shadows gone. */
export function flattenGray(gray: Gray, lighting = lightingOf(gray)): Gray {
  const data = new Uint8Array(gray.data.length);
  eachGain(lighting, gray.width, gray.height, (pixel, gain) => {
    data[pixel] = Math.min(255, gray.data[pixel]! * gain);
  });
  return { data, width: gray.width, height: gray.height };
}

/** The same for a colour image; colours keep their hue, the lamp's tint included. */
export function flattenColour(raster: Raster, lighting: Lighting): Raster {
  const data = new Uint8Array(raster.data.length);
  eachGain(lighting, raster.width, raster.height, (pixel, gain) => {
    const at = pixel * 3;
    data[at] = Math.min(255, raster.data[at]! * gain);
    data[at + 1] = Math.min(255, raster.data[at + 1]! * gain);
    data[at + 2] = Math.min(255, raster.data[at + 2]! * gain);
  });
  return { data, width: raster.width, height: raster.height };
}
