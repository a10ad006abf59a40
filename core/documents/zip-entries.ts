import { inflateRawSync } from 'node:zlib';
import { fail } from '#core/contract/errors.ts';

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated; everything else is refused when it is opened. */
  method: number;
  compressedSize: number;
  size: number;
  headerOffset: number;
  isSymlink: boolean;
  isEncrypted: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;

/** Where the end record of a ZIP archive starts, or -1. It may only be followed by its own comment. */
export function zipEndOffset(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - endLength - 0xffff);
  for (let at = bytes.length - endLength; at >= lowest; at--) {
    if (bytes[at] !== 0x50 || bytes.readUInt32LE(at) !== endSignature) continue;
    if (at + endLength + bytes.readUInt16LE(at + 20) <= bytes.length) return at;
  }
  return -1;
}

/**
 * The central directory of a ZIP archive (PKWARE APPNOTE 4.3.12), nothing unpacked.
 * Stops after `maxEntries + 1`, so that a million entries cost nothing.
 * @throws documents.broken when there is none, or it does not fit the file.
 */
export function zipEntries(bytes: Buffer, maxEntries: number): ZipEntry[] {
  const end = zipEndOffset(bytes);
  if (end < 0) fail('documents.broken');
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= end && bytes.readUInt32LE(at) === entrySignature && entries.length <= maxEntries) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) fail('documents.broken');
    const unixMode = bytes.readUInt32LE(at + 38) >>> 16;
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      compressedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      headerOffset: bytes.readUInt32LE(at + 42),
      isSymlink: (unixMode & 0xf000) === 0xa000,
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    });
    at = next;
  }
  if (entries.length <= maxEntries && at !== end) fail('documents.broken');
  return entries;
}

/** Where the packed bytes of an entry lie in the file. @throws documents.broken */
export function zipEntryRange(bytes: Buffer, entry: ZipEntry): { start: number; end: number } {
  const at = entry.headerOffset;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localSignature) fail('documents.broken');
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const end = start + entry.compressedSize;
  if (end > bytes.length) fail('documents.broken');
  return { start, end };
}

/** Unpacks one entry; never more than it declares. @throws documents.broken, documents.archive-unsafe */
export function unzipEntry(bytes: Buffer, entry: ZipEntry): Buffer {
  const { start, end } = zipEntryRange(bytes, entry);
  const packed = bytes.subarray(start, end);
  if (entry.method === 0) return entry.size === packed.length ? packed : fail('documents.archive-unsafe');
  if (entry.method !== 8) fail('documents.archive-unsafe');
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    if (unpacked.length === entry.size) return unpacked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') fail('documents.broken');
  }
  return fail('documents.archive-unsafe');
}
