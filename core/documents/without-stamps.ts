import type { Gray, Raster } from './raster.ts';

/** How far coloured ink is lifted: 0 as the eye sees it, 1 gone where it is a pure colour. */
const lift = 0.75;

/** The level nine tenths of a channel do not exceed: the paper's. */
function paperLevel(data: Uint8Array, channel: number): number {
  const histogram = new Uint32Array(256);
  let total = 0;
  for (let at = channel; at < data.length; at += 3 * 7) {
    histogram[data[at]!]!++;
    total++;
  }
  let seen = 0;
  for (let level = 0; level < 256; level++) {
    seen += histogram[level]!;
    if (seen >= total * 0.8) return Math.max(1, level);
  }
  return 255;
}

/**
 * Brightness with coloured ink made faint, so that names can be read under blue and violet stamps and signatures.
 * Black print stays black; print in dark colours stays dark enough.
 */
export function grayWithoutStamps({ data, width, height }: Raster): Gray {
  const gains = [0, 1, 2].map((channel) => 245 / paperLevel(data, channel)) as [number, number, number];
  const gray = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < gray.length; i++, at += 3) {
    const red = data[at]! * gains[0];
    const green = data[at + 1]! * gains[1];
    const blue = data[at + 2]! * gains[2];
    const luma = red * 0.3 + green * 0.59 + blue * 0.11;
    const most = red > green ? (red > blue ? red : blue) : green > blue ? green : blue;
    gray[i] = Math.min(255, luma + (most - luma) * lift);
  }
  return { data: gray, width, height };
}
