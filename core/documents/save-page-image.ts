import { join } from 'node:path';
import sharp from 'sharp';
import { type Raster, sharpOf } from './raster.ts';

export interface PageImage {
  page: number;
  path: string;
  width: number;
  height: number;
  thumbnail: string;
}

/** A4 at 200 dpi: upright pages this wide, lying ones this high. */
const shortSide = 1654;
const longSide = 2339;
const thumbnailWidth = 220;

/** Pixels a page picture gets, for a page of the given shape. */
export function pageImageSize(width: number, height: number): { width: number; height: number } {
  const most =
    width > height ? { width: longSide, height: shortSide } : { width: shortSide, height: longSide * 1.5 };
  const scale = Math.min(most.width / width, most.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Writes the picture of a page and its thumbnail as WebP, without any metadata. */
export async function savePageImage(image: Raster, page: number, outDir: string): Promise<PageImage> {
  const { width, height } = pageImageSize(image.width, image.height);
  const name = `page-${String(page).padStart(3, '0')}`;
  const path = join(outDir, `${name}.webp`);
  const thumbnail = join(outDir, `${name}-thumbnail.webp`);
  const isSame = width === image.width && height === image.height;
  const picture = isSame ? sharpOf(image) : sharpOf(image).resize(width, height, { fit: 'fill' });
  await picture.webp({ quality: 75, effort: 1 }).toFile(path);
  await sharpOf(image).resize({ width: thumbnailWidth }).webp({ quality: 70, effort: 1 }).toFile(thumbnail);
  return { page, path, width, height, thumbnail };
}

/** A saved page picture as JPEG, which is what a PDF can hold. */
export function pageJpeg(image: PageImage): Promise<Buffer> {
  return sharp(image.path).jpeg({ quality: 72 }).toBuffer();
}
