import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError, fail } from '../contract/errors.ts';
import './errors.ts';

/** Bytes written to a local file. */
export interface Spooled {
  path: string;
  sha256: string;
  size: number;
  /** Why the sender broke off; the bytes up to then are in the file. */
  broken?: unknown;
}

/** Bytes in memory before they are written. */
export const stroke = 512 * 1024;

export interface SpoolOptions {
  maxBytes: number;
  /** Whether the bytes are on the disk when it resolves; those that are only looked at need not be. */
  synced: boolean;
  /** Hears the bytes on their way. */
  heard?: ((piece: Buffer) => void) | undefined;
}

/** @throws core.payload-too-large {limitMegabytes} */
export function ensureFits(size: number, maxBytes: number): void {
  if (size > maxBytes) fail('core.payload-too-large', { limitMegabytes: Math.floor(maxBytes / 1024 / 1024) });
}

/**
 * Writes a stream, or bytes at hand, to a new file in `folder`, hashed on the way.
 * @throws core.payload-too-large {limitMegabytes}, files.storage-full; the file is gone then
 */
export async function spool(
  folder: string,
  content: Readable | Buffer,
  options: SpoolOptions,
): Promise<Spooled> {
  const path = join(folder, `${Date.now()}-${randomUUID()}`);
  const file = await openIn(folder, path);
  try {
    const written = await (Buffer.isBuffer(content)
      ? writeWhole(file, content, options)
      : write(file, content, options));
    if (options.synced) await file.sync();
    await file.close();
    return { path, ...written };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw storageFault(error);
  }
}

/** A new file; its folder is made when it is missing, which is once in the life of a store. */
async function openIn(folder: string, path: string): Promise<FileHandle> {
  const begin = () => open(path, 'wx', 0o600);
  try {
    return await begin();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw storageFault(error);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return begin();
  }
}

/** A stream of one piece would cost as much again, and hold it until the memory is next tidied up in full. */
async function writeWhole(
  file: FileHandle,
  bytes: Buffer,
  { maxBytes, heard }: SpoolOptions,
): Promise<Omit<Spooled, 'path'>> {
  ensureFits(bytes.length, maxBytes);
  heard?.(bytes);
  await file.writeFile(bytes);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
}

async function write(
  file: FileHandle,
  content: Readable,
  { maxBytes, heard }: SpoolOptions,
): Promise<Omit<Spooled, 'path'>> {
  const hash = createHash('sha256');
  let size = 0;
  const pieces = content.iterator({ destroyOnReturn: false });
  let broken: unknown;
  // Written in few and large strokes: each costs a turn of a thread.
  let held: Buffer[] = [];
  let heldSize = 0;
  const put = async () => {
    if (heldSize > 0) await file.appendFile(Buffer.concat(held));
    held = [];
    heldSize = 0;
  };
  for (;;) {
    const next = await pieces.next().catch((error: unknown) => {
      broken = error;
      return { done: true as const, value: undefined };
    });
    if (next.done) break;
    const piece = Buffer.isBuffer(next.value) ? next.value : Buffer.from(next.value as string | Uint8Array);
    size += piece.length;
    if (size > maxBytes) {
      // The rest is read and thrown away: a sender that is cut off would not hear why. It flows again only after
      // the reader has let go, one turn later.
      await pieces.return?.();
      setImmediate(() => content.resume());
      ensureFits(size, maxBytes);
    }
    hash.update(piece);
    heard?.(piece);
    held.push(piece);
    heldSize += piece.length;
    if (heldSize >= stroke) await put();
  }
  await put();
  return { sha256: hash.digest('hex'), size, ...(broken === undefined ? {} : { broken }) };
}

/** The error as a person may read it, when the disk is what failed. */
function storageFault(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('files.storage-full');
  if (code === 'EROFS' || code === 'EIO' || code === 'EACCES')
    return new AppError('files.storage-unavailable');
  return error;
}
