import sharp from 'sharp';
import { fail } from '#core/contract/errors.ts';
import { documentLimits } from './document-type.ts';
import type { Raster } from './raster.ts';

/** Longer side kept of a picture: 12 megapixels of a phone, 300 dpi of an A4 scan. */
const longestSide = 4000;

/** One picture of a file as it is meant to be seen (EXIF orientation applied), on white. @throws documents.broken */
export async function decodeImage(bytes: Buffer, page: number): Promise<Raster> {
  try {
    const { data, info } = await sharp(bytes, {
      page,
      limitInputPixels: documentLimits.pixels,
      failOn: 'error',
    })
      .rotate()
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data: threeChannels(data, info.channels), width: info.width, height: info.height };
  } catch {
    return fail('documents.broken');
  }
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const count = data.length / channels;
  const rgb = new Uint8Array(count * 3);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < 3; k++) rgb[i * 3 + k] = data[i * channels + (channels > 2 ? k : 0)]!;
  }
  return rgb;
}
