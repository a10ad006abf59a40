import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fail } from '../contract/errors.ts';
import { keepAtOnce, receiveArrival } from './arrival.ts';
import { removeOlder, syncFile, syncFolder } from './durable-folder.ts';
import './errors.ts';
import type { FileScanner } from './file-scanner.ts';
import type { FileStore, PutOptions } from './file-store.ts';
import { folderAside } from './folder-aside.ts';
import { folderPartials } from './folder-partials.ts';
import { mendObject } from './mend-object.ts';
import { objectPath } from './object-path.ts';
import type { Replica } from './replica.ts';
import { folderOwner } from './store-owner.ts';

/** The default of MAX_UPLOAD_MB. */
const usualMaxUpload = 50 * 1024 * 1024;

export interface FolderStoreOptions {
  maxUploadBytes?: number;
  scanner?: FileScanner | undefined;
  replica?: Replica | undefined;
}

/**
 * Keeps objects in a folder: `objects/ab/cd/<sha256>`, written beside, synced, then renamed; never overwritten.
 * `uploads/` beside it holds what is on its way.
 */
export function folderStore(dataDir: string, options: FolderStoreOptions = {}): FileStore {
  const { maxUploadBytes = usualMaxUpload, scanner } = options;
  const objects = join(dataDir, 'objects');
  // In the same file system as the objects, so that a rename is one step.
  const arriving = join(objects, 'arriving');
  const pathOf = (sha256: string) => join(objects, objectPath(sha256));
  const partials = folderPartials(join(dataDir, 'uploads'));
  const aside = folderAside(objects);
  /** Size of the object, brought back to its place where it was set aside. */
  const find = async (sha256: string): Promise<number | undefined> => {
    const size = await sizeOf(pathOf(sha256));
    if (size !== undefined) return size;
    // Looked for again in any case: another reader may have brought it back at the same moment.
    await aside.takeBack(sha256);
    return sizeOf(pathOf(sha256));
  };
  const receive = (content: Readable | Buffer, { maxBytes, heard }: PutOptions) =>
    receiveArrival(content, {
      folder: arriving,
      maxBytes,
      heard,
      scanner,
      keep: (path, { sha256, size }) => settle(path, pathOf(sha256), size),
    });

  /** Folders whose own place this process has made durable. */
  const placed = new Set<string>();

  /**
   * Puts a file under its name. The same content that is there already stays; a damaged one is replaced. The folder is
   * synced in both cases: whoever wrote the same content a moment ago may not have come to it yet.
   */
  const settle = async (from: string, to: string, size: number): Promise<void> => {
    const folder = dirname(to);
    if ((await sizeOf(to)) !== size) {
      await syncFile(from);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await rename(from, to);
    }
    await syncFolder(folder);
    // Upwards to the first whose own place is known to last.
    for (let below = folder; below !== objects && !placed.has(below); below = dirname(below)) {
      await syncFolder(dirname(below));
      placed.add(below);
    }
  };

  /** Beside the objects, under a name of its own each time. */
  const keepDamaged = async (sha256: string): Promise<void> => {
    const kept = join(objects, 'damaged', `${objectPath(sha256)}.${Date.now()}-${randomUUID()}`);
    await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
    await rename(pathOf(sha256), kept).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await syncFolder(dirname(kept));
  };

  return {
    maxUploadBytes,
    partials,
    aside,
    owner: folderOwner(objects),
    receive,
    put: async (content, options) => keepAtOnce(await receive(content, options)),
    async open(sha256) {
      if ((await find(sha256)) === undefined) fail('files.object-missing');
      return createReadStream(pathOf(sha256));
    },
    has: async (sha256) => (await find(sha256)) !== undefined,
    async withLocalCopy(sha256, work) {
      if ((await find(sha256)) === undefined) fail('files.object-missing');
      return work(pathOf(sha256));
    },
    replica: options.replica,
    mend: (sha256, stored) => mendObject({ receive, keepDamaged }, sha256, stored),
    remove: async (sha256) => rm(pathOf(sha256), { force: true }),
    async sweep(before) {
      await Promise.all([removeOlder(arriving, before), partials.sweep(before)]);
    },
  };
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return fail('files.storage-unavailable');
  }
}
