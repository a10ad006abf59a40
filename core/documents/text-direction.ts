import type { Gray } from './raster.ts';

export interface TextDirection {
  /** Whether lines of writing run up and down the picture. */
  isSideways: boolean;
  /** Degrees the writing leans clockwise (as y grows downwards) from its axis. */
  skew: number;
  /** How much clearer the found axis is than the other, 1 and more. */
  clarity: number;
}

const widestSkew = 12;
const inkLevel = 160;

/** Ink pixels away from the rim, where scanners leave black bars. */
function inkOf(gray: Gray): { x: Float32Array; y: Float32Array } {
  const xs: number[] = [];
  const ys: number[] = [];
  const marginX = Math.round(gray.width * 0.03);
  const marginY = Math.round(gray.height * 0.03);
  for (let y = marginY; y < gray.height - marginY; y++) {
    for (let x = marginX; x < gray.width - marginX; x++) {
      if (gray.data[y * gray.width + x]! < inkLevel) {
        xs.push(x - gray.width / 2);
        ys.push(y - gray.height / 2);
      }
    }
  }
  return { x: Float32Array.from(xs), y: Float32Array.from(ys) };
}

/** How sharply ink falls into rows when looked at under an angle: lines of writing give comb teeth. */
function sharpness(along: Float32Array, across: Float32Array, degrees: number, size: number): number {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const rows = new Float32Array(size * 2);
  for (let i = 0; i < along.length; i++) {
    const row = (across[i]! * cos - along[i]! * sin + size) | 0;
    rows[row]!++;
  }
  let sum = 0;
  for (let i = 1; i < rows.length; i++) {
    // A ruled line is one huge tooth; writing is many. The root keeps the one from outweighing the many.
    const step = rows[i]! - rows[i - 1]!;
    sum += Math.abs(step) ** 1.5;
  }
  return sum;
}

function bestAngle(
  along: Float32Array,
  across: Float32Array,
  size: number,
): { degrees: number; score: number } {
  let best = { degrees: 0, score: -1 };
  const look = (from: number, to: number, step: number): void => {
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const score = sharpness(along, across, degrees, size);
      if (score > best.score) best = { degrees, score };
    }
  };
  look(-widestSkew, widestSkew, 0.75);
  const coarse = best.degrees;
  look(coarse - 0.6, coarse + 0.6, 0.1);
  return best;
}

/**
 * Which way lines of writing run. `gray` is evenly lit, about 1000 pixels.
 * Up and down are not told apart here (`inkLeansUp`).
 */
export function textDirection(gray: Gray): TextDirection {
  const ink = inkOf(gray);
  if (ink.x.length < 200) return { isSideways: false, skew: 0, clarity: 1 };
  const size = Math.ceil(Math.hypot(gray.width, gray.height) / 2) + 2;
  const level = bestAngle(ink.x, ink.y, size);
  // For writing that runs down the picture, "along" is y and leaning has the opposite sign.
  const sideways = bestAngle(ink.y, ink.x, size);
  const isSideways = sideways.score > level.score;
  const [best, other] = isSideways ? [sideways, level] : [level, sideways];
  return {
    isSideways,
    skew: isSideways ? -best.degrees : best.degrees,
    clarity: best.score / Math.max(1, other.score),
  };
}
