import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '#core/files/durable-folder.ts';
import { sameBytes } from '#core/transparency/bytes.ts';
import { TileConflict, type TileStore } from './tile-store.ts';

/** Keeps the files of logs in a folder, written beside, synced, then put in their place in one step. */
export function folderTiles(root: string): TileStore {
  /** Folders whose own place this process has made durable. */
  const placed = new Set<string>();

  const makeFolder = async (folder: string): Promise<void> => {
    // Somebody may have taken folders away meanwhile.
    if (await mkdir(folder, { recursive: true, mode: 0o700 })) placed.clear();
    for (let below = folder; !placed.has(below); below = dirname(below)) {
      await syncFolder(dirname(below));
      placed.add(below);
      if (below === root) return;
    }
  };

  /** Gives `settle` a file with these bytes that survives a power cut, in the folder where they belong. */
  const written = async (path: string, bytes: Uint8Array, settle: (from: string) => Promise<void>) => {
    const folder = dirname(path);
    await makeFolder(folder);
    const from = join(folder, `.${randomUUID()}`);
    try {
      const file = await open(from, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await settle(from);
    } finally {
      await rm(from, { force: true });
    }
    await syncFolder(folder);
  };

  const read: TileStore['read'] = async (path) => {
    try {
      return await readFile(join(root, path));
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw error;
    }
  };

  return {
    read,
    async list(folder) {
      try {
        const found = await readdir(join(root, folder), { withFileTypes: true });
        // What begins with a dot was on its way when somebody pulled the plug.
        const files = found.filter((one) => one.isFile() && !one.name.startsWith('.'));
        return files.map(({ name }) => `${folder}/${name}`).toSorted();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    },
    async put(path, bytes) {
      const place = join(root, path);
      // Unlike a rename, a link never takes the place of what is there.
      const settled = async (from: string) => {
        await link(from, place).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error;
        });
      };
      if (!(await read(path))) await written(place, bytes, settled);
      const there = await read(path);
      if (!there || !sameBytes(there, bytes)) throw new TileConflict(path);
      // Whoever wrote the same a moment ago may not have come to it yet.
      await syncFolder(dirname(place));
    },
    async remove(path) {
      await rm(join(root, path), { force: true });
    },
    async replace(path, bytes) {
      const place = join(root, path);
      await written(place, bytes, (from) => rename(from, place));
    },
  };
}
