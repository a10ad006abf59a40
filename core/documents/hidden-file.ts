import type { DocumentType } from './document-type.ts';
import { zipEndOffset } from './zip-entries.ts';

/**
 * What a browser or an interpreter would run, wherever it stands in text. Behind `<%@` the name of a directive:
 * three bytes alone also turn up by chance in the packed rows of a scanner's TIFF.
 */
const markup = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|\?php)[\s>/]|<\?php|<%@\s*[a-z]{4}/i;
const otherHeaders = [
  '%PDF-',
  'PK\x03\x04',
  'PK\x05\x06',
  'GIF87a',
  'GIF89a',
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
];
/** How far browsers and archive programs look when they guess a type. */
const guessedHead = 2048;

const mostMarkers = 2_000_000;

function holdsMarkup(bytes: Buffer): boolean {
  return markup.test(bytes.toString('latin1'));
}

function holdsOtherFile(bytes: Buffer): boolean {
  return holdsMarkup(bytes) || otherHeaders.some((header) => bytes.includes(header, 0, 'latin1'));
}

/** Where the PNG ends: behind its IEND chunk; -1 when there is none. */
function pngEnd(bytes: Buffer): number {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return next;
    at = next;
  }
  return -1;
}

/** Free text of a PNG (comments, XMP), where script could be kept. */
function pngText(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (/^[tiz]TXt$/.test(bytes.toString('latin1', at + 4, at + 8)))
      parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

/** The free segments of a JPEG, and where its picture really ends (-1 when it does not). */
function jpegParts(bytes: Buffer): { texts: Buffer; startsAsScript: boolean; end: number } {
  const texts: Buffer[] = [];
  let end = -1;
  let at = 2;
  let markers = 0;
  while (end < 0 && at + 4 <= bytes.length) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 4 > bytes.length + 2) break;
    const marker = bytes[at + 1] ?? 0;
    // More markers than the largest picture has: what is left is looked at as if it were behind the picture.
    if (++markers > mostMarkers) end = at;
    if (marker === 0xd9) end = at + 2;
    const stands = marker === 0 || marker === 1 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd8);
    if (stands) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (at + 4 > bytes.length) break;
    const next = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xfe || (marker >= 0xe0 && marker <= 0xef)) texts.push(bytes.subarray(at + 4, next));
    at = next;
  }
  // ff d8 ff e0 "/*": valid JPEG, and a script whose comment opens in the segment length.
  const startsAsScript = bytes.length > 6 && bytes[4] === 0x2f && bytes[5] === 0x2a;
  return { texts: Buffer.concat(texts), startsAsScript, end };
}

function jpegHidesFile(bytes: Buffer): boolean {
  const { texts, startsAsScript, end } = jpegParts(bytes);
  // Phones append second pictures and films: what follows is judged by what it is, not by being there.
  return (
    startsAsScript ||
    holdsMarkup(texts) ||
    texts.includes('PK\x03\x04', 0, 'latin1') ||
    (end > 0 && holdsOtherFile(bytes.subarray(end)))
  );
}

function pngHidesFile(bytes: Buffer): boolean {
  const end = pngEnd(bytes);
  return holdsMarkup(pngText(bytes)) || (end > 0 && holdsOtherFile(bytes.subarray(end)));
}

function pdfHidesFile(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('%%EOF');
  const behind = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 5);
  return holdsMarkup(bytes.subarray(0, 1024)) || holdsOtherFile(behind);
}

/**
 * An archive program reads a file from its end: an end record with a directory in front of it makes any file an
 * archive as well. `slack` is how many bytes may follow it.
 */
function endsAsArchive(bytes: Buffer, slack = 0xffff): boolean {
  const at = zipEndOffset(bytes);
  if (at < 0 || bytes.length - at - 22 - bytes.readUInt16LE(at + 20) > slack) return false;
  const directory = at - bytes.readUInt32LE(at + 12);
  const isEmpty = directory === at;
  return isEmpty || (directory >= 0 && bytes.readUInt32LE(directory) === 0x02014b50);
}

const checks: Record<DocumentType, (bytes: Buffer) => boolean> = {
  pdf: (bytes) => pdfHidesFile(bytes) || endsAsArchive(bytes, guessedHead),
  jpeg: (bytes) => jpegHidesFile(bytes) || endsAsArchive(bytes),
  png: (bytes) => pngHidesFile(bytes) || endsAsArchive(bytes),
  tiff: (bytes) =>
    holdsMarkup(bytes.subarray(0, guessedHead)) ||
    holdsMarkup(bytes.subarray(-guessedHead)) ||
    endsAsArchive(bytes),
  docx: () => false,
};

/** Whether the file is also a file of another kind (a polyglot), which another program would open instead. */
export function hidesOtherFile(type: DocumentType, bytes: Buffer): boolean {
  return checks[type](bytes);
}
