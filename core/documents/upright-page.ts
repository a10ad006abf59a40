import { findSheet, type Quad } from './find-sheet.ts';
import { flattenColour, flattenGray, lightingOf } from './flatten-light.ts';
import { compose, type Homography, homographyBetween, type Point, rotationAbout } from './homography.ts';
import { type Gray, grayOf, type Raster, shrink } from './raster.ts';
import { textDirection } from './text-direction.ts';
import { uprightness } from './up-and-down.ts';
import { warp } from './warp.ts';
import { grayWithoutStamps } from './without-stamps.ts';

export interface UprightPage {
  image: Raster;
  /** Evenly lit, what the character reader gets. */
  gray: Gray;
  /** Clockwise turn that was applied. */
  rotation: 0 | 90 | 180 | 270;
  /** Degrees the writing leaned. */
  skew: number;
  /** The sheet's corners as parts of the picture, when one was found in it. */
  sheet?: Quad;
  /** How sure up and down are, 0..1; below `sureEnough` a reader should try both. */
  certainty: number;
}

/** Below this, up and down are better told by reading a piece both ways. */
export const sureEnough = 0.25;

/** Width of the upright page for reading: 200 to 240 dpi on A4. */
const widths = { least: 1654, most: 1700 };
const sheetSide = 480;
const previewSide = 1100;

interface Frame {
  /** From flat sheet pixels to picture pixels. */
  toSource: Homography;
  width: number;
  height: number;
}

function distance(p: Point, q: Point): number {
  return Math.hypot(p.x - q.x, p.y - q.y);
}

/** The flat rectangle a sheet fills, a hair inside its edge. */
function frameOf(quad: Quad): Frame {
  const [a, b, c, d] = quad;
  const centre = { x: (a.x + b.x + c.x + d.x) / 4, y: (a.y + b.y + c.y + d.y) / 4 };
  const inset = quad.map((p) => ({ x: p.x + (centre.x - p.x) * 0.006, y: p.y + (centre.y - p.y) * 0.006 }));
  const width = Math.round((distance(a, b) + distance(d, c)) / 2);
  const height = Math.round((distance(a, d) + distance(b, c)) / 2);
  const flat = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
  return { toSource: homographyBetween(flat, inset) ?? [1, 0, 0, 0, 1, 0, 0, 0, 1], width, height };
}

function wholeQuad(width: number, height: number): Quad {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

/** The mapping from an upright page of the given size to flat sheet pixels. */
function turned(frame: Frame, rotation: number, skew: number, width: number, height: number): Homography {
  const isSideways = rotation % 180 !== 0;
  const scale = (isSideways ? frame.height : frame.width) / width;
  const centre = { x: width / 2, y: height / 2 };
  const turn = rotationAbout(centre, skew - rotation);
  const enlarge: Homography = [
    scale,
    0,
    frame.width / 2 - scale * centre.x,
    0,
    scale,
    frame.height / 2 - scale * centre.y,
    0,
    0,
    1,
  ];
  return compose(enlarge, turn);
}

function sizeFor(frame: Frame, rotation: number, width: number): { width: number; height: number } {
  const [across, down] = rotation % 180 === 0 ? [frame.width, frame.height] : [frame.height, frame.width];
  return { width, height: Math.max(1, Math.round((width * down) / across)) };
}

function evenGray(raster: Raster): Gray {
  return flattenGray(grayOf(raster));
}

/** Turns an upright page by another half circle, pixel by pixel. */
export function turnedOver(page: UprightPage): UprightPage {
  const { width, height } = page.image;
  const image = new Uint8Array(page.image.data.length);
  const gray = new Uint8Array(page.gray.data.length);
  const last = width * height - 1;
  for (let i = 0; i <= last; i++) {
    gray[last - i] = page.gray.data[i]!;
    image[(last - i) * 3] = page.image.data[i * 3]!;
    image[(last - i) * 3 + 1] = page.image.data[i * 3 + 1]!;
    image[(last - i) * 3 + 2] = page.image.data[i * 3 + 2]!;
  }
  const rotation = ((page.rotation + 180) % 360) as UprightPage['rotation'];
  return { ...page, image: { data: image, width, height }, gray: { data: gray, width, height }, rotation };
}

/**
 * A picture of a page as a flat, level, evenly lit page: the sheet is found and its perspective mended, writing is
 * turned level, shadows are lifted. A scan without visible rim is only turned and levelled.
 */
export async function uprightPage(source: Raster): Promise<UprightPage> {
  const small = await shrink(source, sheetSide);
  const scale = source.width / small.width;
  const found = findSheet(grayOf(small));
  const quad = found
    ? (found.map(({ x, y }) => ({ x: x * scale, y: y * scale })) as unknown as Quad)
    : wholeQuad(source.width, source.height);
  const frame = frameOf(quad);

  const half = await shrink(source, previewSide * 1.5);
  const toHalf: Homography = [half.width / source.width, 0, 0, 0, half.height / source.height, 0, 0, 0, 1];
  const preview = (rotation: number, skew: number): Gray => {
    const across = rotation % 180 === 0 ? frame.width : frame.height;
    const size = sizeFor(
      frame,
      rotation,
      Math.round((across * previewSide) / Math.max(frame.width, frame.height)),
    );
    const toSource = compose(frame.toSource, turned(frame, rotation, skew, size.width, size.height));
    return evenGray(warp(half, compose(toHalf, toSource), size.width, size.height));
  };

  const direction = textDirection(preview(0, 0));
  const skew = Math.abs(direction.skew) < 0.08 ? 0 : direction.skew;
  let rotation: UprightPage['rotation'] = direction.isSideways ? 270 : 0;
  const upright = uprightness(preview(rotation, skew));
  if (upright < 0) rotation = ((rotation + 180) % 360) as UprightPage['rotation'];

  const across = rotation % 180 === 0 ? frame.width : frame.height;
  const down = rotation % 180 === 0 ? frame.height : frame.width;
  // Width counts on a portrait page; a landscape one is as tall as a portrait one is wide.
  const wanted = Math.min(widths.most, Math.max(widths.least, Math.min(across, down)));
  const size = sizeFor(frame, rotation, Math.round((wanted * across) / Math.min(across, down)));
  const toSource = compose(frame.toSource, turned(frame, rotation, skew, size.width, size.height));
  const image = warp(source, toSource, size.width, size.height);
  const lighting = lightingOf(grayOf(image));
  const isPhoto = found !== undefined || lighting.evenness < 0.8;
  const sheet = found?.map((p) => ({ x: p.x / small.width, y: p.y / small.height })) as unknown as
    | Quad
    | undefined;
  return {
    image: isPhoto ? flattenColour(image, lighting) : image,
    gray: flattenGray(grayWithoutStamps(image)),
    rotation,
    skew,
    ...(sheet ? { sheet } : {}),
    certainty: Math.abs(upright),
  };
}
