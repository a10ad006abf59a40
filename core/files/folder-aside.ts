import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AsideObjects, firstLetters, isObjectName } from './aside-objects.ts';
import { objectPath } from './object-path.ts';

/** Objects aside as files `aside/ab/cd/<sha256>` in the folder of the objects, so that each step is one rename. */
export function folderAside(objects: string): AsideObjects {
  const aside = join(objects, 'aside');
  const placeOf = (sha256: string) => join(objects, objectPath(sha256));
  const asideOf = (sha256: string) => join(aside, objectPath(sha256));

  return {
    candidates: (before) => namesIn(objects, before),
    async set(sha256) {
      await move(placeOf(sha256), asideOf(sha256));
    },
    waiting: (before) => namesIn(aside, before),
    takeBack: (sha256) => move(asideOf(sha256), placeOf(sha256)),
    forget: (sha256) => rm(asideOf(sha256), { force: true }),
  };
}

/** The time of the change goes with the file: from it on, both the waiting and the grace are counted. */
async function move(from: string, to: string): Promise<boolean> {
  try {
    const now = new Date();
    await utimes(from, now, now);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function* namesIn(root: string, before: Date): AsyncGenerator<string[]> {
  for (const first of firstLetters) {
    const names: string[] = [];
    for (const second of await entriesOf(join(root, first))) {
      const folder = join(root, first, second);
      for (const name of (await entriesOf(folder)).filter(isObjectName)) {
        const entry = await stat(join(folder, name)).catch(() => undefined);
        if (entry && entry.mtime < before) names.push(name);
      }
    }
    if (names.length > 0) yield names;
  }
}

function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
