import sharp, { type Sharp } from 'sharp';

/** Brightness only, one byte per pixel, row by row. */
export interface Gray {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Red, green, blue: three bytes per pixel, row by row. */
export interface Raster {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Brightness as the eye weighs it (ITU-R BT.601). */
export function grayOf(raster: Raster): Gray {
  const { width, height, data } = raster;
  const gray = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < gray.length; i++, at += 3) {
    gray[i] = (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8;
  }
  return { data: gray, width, height };
}

/** Smaller by averaging, so that the longer side is at most `side`; never larger. */
export async function shrink(raster: Raster, side: number): Promise<Raster> {
  const scale = side / Math.max(raster.width, raster.height);
  if (scale >= 1) return raster;
  const width = Math.max(1, Math.round(raster.width * scale));
  const height = Math.max(1, Math.round(raster.height * scale));
  const data = await sharpOf(raster).resize(width, height, { fit: 'fill' }).raw().toBuffer();
  return { data, width, height };
}

/** The same pixels as the start of a sharp pipeline. */
export function sharpOf(image: Raster | Gray): Sharp {
  const channels = image.data.length === image.width * image.height ? 1 : 3;
  return sharp(image.data, { raw: { width: image.width, height: image.height, channels } });
}
