import { fail } from '#core/contract/errors.ts';

export interface ImageHeader {
  /** Of the largest picture in the file. */
  width: number;
  height: number;
  pages: number;
  /** Whether it says where it was taken (EXIF GPS directory). */
  hasLocation: boolean;
}

const tagWidth = 256;
const tagHeight = 257;
const tagGps = 34853;
/** Longest chain of TIFF directories that is followed; a loop ends here too. */
const mostDirectories = 10_000;

/** The directories of a TIFF file, or of the EXIF block that has the same shape (TIFF 6.0, section 2). */
function tiffHeader(bytes: Buffer): ImageHeader {
  const isLittle = bytes.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const u32 = (at: number): number => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const header = { width: 0, height: 0, pages: 0, hasLocation: false };
  const visited = new Set<number>();
  let directory = u32(4);
  while (directory !== 0 && header.pages < mostDirectories) {
    if (visited.has(directory)) fail('documents.broken');
    visited.add(directory);
    const entries = u16(directory);
    let width = 0;
    let height = 0;
    for (let i = 0; i < entries; i++) {
      const at = directory + 2 + i * 12;
      const isShort = u16(at + 2) === 3;
      const value = isShort ? u16(at + 8) : u32(at + 8);
      if (u16(at) === tagWidth) width = value;
      if (u16(at) === tagHeight) height = value;
      if (u16(at) === tagGps) header.hasLocation = true;
    }
    if (width * height > header.width * header.height) Object.assign(header, { width, height });
    header.pages++;
    directory = u32(directory + 2 + entries * 12);
  }
  return header;
}

/** EXIF may be cut short or wrong in otherwise good photos: then it says nothing. */
function exifHasLocation(exif: Buffer): boolean {
  try {
    return tiffHeader(exif).hasLocation;
  } catch {
    return exif.includes('GPS', 0, 'latin1');
  }
}

function pngHeader(bytes: Buffer): ImageHeader {
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return fail('documents.broken');
  const exif = bytes.indexOf('eXIf', 0, 'latin1');
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    pages: 1,
    hasLocation: exif > 0 && exifHasLocation(bytes.subarray(exif + 4)),
  };
}

/** Start-of-frame markers carry the size (ITU-T T.81 B.2.2); c4, c8 and cc are other things. */
function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jpegHeader(bytes: Buffer): ImageHeader {
  let hasLocation = false;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (marker === 0xe1 && bytes.toString('latin1', at + 4, at + 8) === 'Exif') {
      hasLocation ||= exifHasLocation(bytes.subarray(at + 10, at + 2 + length));
    }
    if (isFrameMarker(marker)) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5), pages: 1, hasLocation };
    }
    at += 2 + length;
  }
  return fail('documents.broken');
}

const readers = { png: pngHeader, jpeg: jpegHeader, tiff: tiffHeader };

/** Size and number of pictures from the first bytes of each, nothing decoded. @throws documents.broken */
export function imageHeader(type: keyof typeof readers, bytes: Buffer): ImageHeader {
  try {
    return readers[type](bytes);
  } catch (error) {
    if (error instanceof RangeError) return fail('documents.broken');
    throw error;
  }
}
