import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes the entries of a folder survive a power cut. */
export const syncFolder = sync;

/** Makes the bytes of a file survive a power cut. */
export const syncFile = sync;

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes the entries of a folder that were last changed before a moment. */
export async function removeOlder(folder: string, before: Date, keep: readonly string[] = []): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const entry = await stat(path).catch(() => undefined);
    if (entry && entry.mtime < before && !keep.includes(name))
      await rm(path, { recursive: true, force: true });
  }
}
