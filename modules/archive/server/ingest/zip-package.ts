import { type FileHandle, open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { AppError, fail } from '#core/contract/errors.ts';
import { documentLimits } from '#core/documents/document-type.ts';
import { fileNameFault, isJunk } from '../rules/ingest/file-names.ts';

/** Where a file lies in a package. */
export interface PackageEntry {
  offset: number;
  compressed: number;
  size: number;
  method: number;
}

export interface ListedEntry {
  path: string;
  entry: PackageEntry;
  /** Why it is not taken. */
  fault: string | null;
}

/** What a package may hold: more is the work of several. */
export const packageLimits = {
  entries: 110_000,
  directoryBytes: 64_000_000,
  /** Unpacked, all together. */
  unpackedBytes: 60_000_000_000,
  /** Of one file, where it is large: paper that was scanned is never packed so well. */
  ratio: 400,
} as const;

const signatures = {
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  entry: 0x02014b50,
  local: 0x04034b50,
};

interface Directory {
  at: number;
  length: number;
  entries: number;
}

/**
 * The files of a ZIP archive (PKWARE APPNOTE 6.3), large ones (ZIP64) too, read from its directory without unpacking
 * anything. Folders and what operating systems lay beside files are passed over.
 * @throws archive.package-unreadable, archive.package-too-many, archive.package-encrypted, archive.package-unsafe
 */
export async function listPackage(path: string): Promise<ListedEntry[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const directory = await findDirectory(file, size);
    if (directory.entries > packageLimits.entries || directory.length > packageLimits.directoryBytes)
      fail('archive.package-too-many', { limit: packageLimits.entries });
    if (directory.at + directory.length > size) fail('archive.package-unreadable');
    const listed = readDirectory(await bytesAt(file, directory.at, directory.length), directory.entries);
    ensureModest(listed, size);
    return listed.filter(({ path: name }) => !name.endsWith('/') && !isJunk(name));
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytesRead === length ? bytes : fail('archive.package-unreadable');
}

async function findDirectory(file: FileHandle, size: number): Promise<Directory> {
  const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== signatures.end) continue;
    if (at + 22 + tail.readUInt16LE(at + 20) > tail.length) continue;
    const narrow = {
      entries: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      at: tail.readUInt32LE(at + 16),
    };
    const wide = narrow.entries === 0xffff || narrow.length === 0xffffffff || narrow.at === 0xffffffff;
    return wide ? wideDirectory(file, size - tail.length + at - 20) : narrow;
  }
  return fail('archive.package-unreadable');
}

/** The end record of ZIP64, by the locator before the plain one. */
async function wideDirectory(file: FileHandle, locatorAt: number): Promise<Directory> {
  if (locatorAt < 0) fail('archive.package-unreadable');
  const locator = await bytesAt(file, locatorAt, 20);
  if (locator.readUInt32LE(0) !== signatures.locator64) fail('archive.package-unreadable');
  const end = await bytesAt(file, safe(locator.readBigUInt64LE(8)), 56);
  if (end.readUInt32LE(0) !== signatures.end64) fail('archive.package-unreadable');
  return {
    entries: safe(end.readBigUInt64LE(32)),
    length: safe(end.readBigUInt64LE(40)),
    at: safe(end.readBigUInt64LE(48)),
  };
}

function safe(value: bigint): number {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : fail('archive.package-unreadable');
}

function readDirectory(bytes: Buffer, expected: number): ListedEntry[] {
  const listed: ListedEntry[] = [];
  for (let at = 0; listed.length < expected; ) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== signatures.entry)
      fail('archive.package-unreadable');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraAt = at + 46 + nameLength;
    const commentAt = extraAt + bytes.readUInt16LE(at + 30);
    const next = commentAt + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) fail('archive.package-unreadable');
    const flags = bytes.readUInt16LE(at + 8);
    if ((flags & 0x2041) !== 0) fail('archive.package-encrypted');
    const method = bytes.readUInt16LE(at + 10);
    const entry = widened(bytes.subarray(extraAt, commentAt), {
      ...{ method, compressed: bytes.readUInt32LE(at + 20), size: bytes.readUInt32LE(at + 24) },
      offset: bytes.readUInt32LE(at + 42),
    });
    const path = nameFrom(bytes.subarray(at + 46, extraAt))
      .replaceAll('\\', '/')
      .replace(/^\.\//, '');
    const isLink = ((bytes.readUInt32LE(at + 38) >>> 16) & 0xf000) === 0xa000;
    listed.push({ path, entry, fault: path.endsWith('/') ? null : entryFault(path, entry, isLink) });
    at = next;
  }
  return listed;
}

/** Numbers that do not fit stand in an extra field (APPNOTE 4.5.3), only those that are missing and in this order. */
function widened(extra: Buffer, entry: PackageEntry): PackageEntry {
  const wide = { ...entry };
  for (let at = 0; at + 4 <= extra.length; ) {
    const [id, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)];
    const field = extra.subarray(at + 4, at + 4 + length);
    if (id === 1) {
      let place = 0;
      for (const name of ['size', 'compressed', 'offset'] as const) {
        if (wide[name] !== 0xffffffff) continue;
        if (place + 8 > field.length) fail('archive.package-unreadable');
        wide[name] = safe(field.readBigUInt64LE(place));
        place += 8;
      }
    }
    at += 4 + length;
  }
  return wide;
}

/** Names are UTF-8 with most programs of today; older ones of Windows wrote the code page of the machine. */
function nameFrom(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function entryFault(path: string, entry: PackageEntry, isLink: boolean): string | null {
  if (isLink) return 'archive.name-unsafe';
  if (entry.method !== 0 && entry.method !== 8) return 'archive.package-unsafe';
  if (entry.size > documentLimits.bytes) return 'documents.too-large';
  if (entry.size === 0) return 'documents.empty';
  if (entry.size > 1_000_000 && entry.size > entry.compressed * packageLimits.ratio)
    return 'archive.package-unsafe';
  return fileNameFault(path);
}

/** Files that share their packed bytes unpack to more than they are (Fifield 2019): together they cannot fit. */
function ensureModest(listed: readonly ListedEntry[], size: number): void {
  let [packed, unpacked] = [0, 0];
  for (const { entry } of listed) {
    packed += entry.compressed + 30;
    unpacked += entry.size;
  }
  if (packed > size || unpacked > packageLimits.unpackedBytes) fail('archive.package-unsafe');
}

/**
 * The content of one file of a package, never more than it declares. The stream fails where the bytes do not say the
 * same as the directory.
 * @throws archive.package-unreadable, archive.package-encrypted
 */
export async function openEntry(path: string, entry: PackageEntry): Promise<Readable> {
  const file = await open(path, 'r');
  try {
    const head = await bytesAt(file, entry.offset, 30);
    if (head.readUInt32LE(0) !== signatures.local) fail('archive.package-unreadable');
    if ((head.readUInt16LE(6) & 1) !== 0) fail('archive.package-encrypted');
    const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    if (entry.compressed === 0) fail('archive.package-unreadable');
    const packed = file.createReadStream({ start, end: start + entry.compressed - 1, autoClose: true });
    const exact = exactly(entry.size);
    const stages: (NodeJS.ReadWriteStream & Readable)[] =
      entry.method === 8 ? [createInflateRaw(), exact] : [exact];
    let last: Readable = packed;
    for (const stage of stages) {
      last.on('error', () => stage.destroy(new AppError('archive.package-unreadable')));
      last = last.pipe(stage);
    }
    return last;
  } catch (error) {
    await file.close();
    throw error;
  }
}

function exactly(size: number): Transform {
  let seen = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      seen += piece.length;
      if (seen > size) done(new AppError('archive.package-unsafe'));
      else done(null, piece);
    },
    flush(done) {
      done(seen === size ? null : new AppError('archive.package-unreadable'));
    },
  });
}
