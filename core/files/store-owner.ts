import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fail } from '../contract/errors.ts';
import { syncFolder } from './durable-folder.ts';
import './errors.ts';
import type { S3Bucket } from './s3-bucket.ts';

/** The mark of the database whose rows name the objects of a store, kept beside them. */
export interface StoreOwner {
  /** Undefined where nobody has put a mark yet. */
  read(): Promise<string | undefined>;
  write(mark: string): Promise<void>;
}

const name = 'installation';

/**
 * Puts the mark of this database where there is none. Only the database whose mark is there may throw objects away: to a
 * restored copy, which knows nothing of the rows that came after, the newest objects look forgotten.
 * @returns false where the store belongs to another database
 */
export async function claimStore(owner: StoreOwner, mark: string): Promise<boolean> {
  if ((await owner.read()) === undefined) await owner.write(mark);
  // Read again: another may have put its own at the same moment.
  return (await owner.read()) === mark;
}

export function folderOwner(objects: string): StoreOwner {
  const path = join(objects, name);
  return {
    async read() {
      try {
        return (await readFile(path, 'utf8')).trim() || undefined;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        return fail('files.storage-unavailable');
      }
    },
    async write(mark) {
      await mkdir(objects, { recursive: true, mode: 0o700 });
      await writeFile(path, `${mark}\n`, { mode: 0o600, flush: true });
      await syncFolder(objects);
    },
  };
}

/** @param scratchDir local folder for what is on its way */
export function s3Owner(bucket: S3Bucket, scratchDir: string): StoreOwner {
  return {
    async read() {
      const content = await bucket.get(name);
      return (content && (await text(content)).trim()) || undefined;
    },
    async write(mark) {
      await mkdir(scratchDir, { recursive: true, mode: 0o700 });
      const path = join(scratchDir, `${Date.now()}-${randomUUID()}`);
      const bytes = Buffer.from(`${mark}\n`);
      try {
        await writeFile(path, bytes, { mode: 0o600 });
        await bucket.put(name, path, bytes.length, createHash('sha256').update(bytes).digest('hex'));
      } finally {
        await rm(path, { force: true });
      }
    },
  };
}
