import type { Gray } from './raster.ts';

const inkLevel = 160;

/** Strips the page is looked at in, so that a fold or a leaning line does not blur the rows. */
const strips = 8;

function rowProfile(gray: Gray, from: number, to: number): Float32Array {
  const rows = new Float32Array(gray.height);
  for (let y = 0; y < gray.height; y++) {
    let ink = 0;
    for (let x = from; x < to; x++) ink += Math.max(0, inkLevel - gray.data[y * gray.width + x]!);
    rows[y] = ink / 100;
  }
  return rows;
}

/** Bands of rows that hold one line of writing each. */
function bandsOf(rows: Float32Array): { from: number; to: number }[] {
  const tallest = rows.length / 20;
  const bands: { from: number; to: number }[] = [];
  let from = -1;
  for (let y = 0; y <= rows.length; y++) {
    const hasInk = (rows[y] ?? 0) > 1;
    if (hasInk && from < 0) from = y;
    if (hasInk || from < 0) continue;
    if (y - from >= 6 && y - from <= tallest) bands.push({ from, to: y });
    from = -1;
  }
  return bands;
}

/** Ink over the small letters and under them, in one line of writing. */
function overhang(rows: Float32Array, from: number, to: number): { above: number; below: number } {
  let rise = from;
  let fall = to - 1;
  let steepestRise = 0;
  let steepestFall = 0;
  for (let y = from; y <= to; y++) {
    const step = (rows[y] ?? 0) - (rows[y - 1] ?? 0);
    if (step > steepestRise) {
      steepestRise = step;
      rise = y;
    }
    if (-step > steepestFall) {
      steepestFall = -step;
      fall = y;
    }
  }
  let above = 0;
  let below = 0;
  for (let y = from; y < rise; y++) above += rows[y]!;
  for (let y = fall; y < to; y++) below += rows[y]!;
  return { above, below };
}

/**
 * Whether level writing stands upright rather than on its head: Latin letters reach up (b d f h k l t and capitals)
 * more than down (g j p q y). From -1 (on its head) to 1 (upright); near 0 the page does not tell.
 */
export function uprightness(gray: Gray): number {
  const rim = Math.round(gray.width * 0.05);
  const width = (gray.width - 2 * rim) / strips;
  let up = 0;
  let down = 0;
  for (let strip = 0; strip < strips; strip++) {
    const rows = rowProfile(gray, Math.round(rim + strip * width), Math.round(rim + (strip + 1) * width));
    for (const { from, to } of bandsOf(rows)) {
      const { above, below } = overhang(rows, from, to);
      // Every line has one vote, weighed by how lopsided it is: one logo must not decide.
      if (above + below < 1) continue;
      const lean = (above - below) / (above + below);
      if (lean > 0) up += lean;
      else down -= lean;
    }
  }
  return up + down === 0 ? 0 : (up - down) / (up + down);
}
