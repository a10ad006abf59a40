import type { FileStore } from './file-store.ts';

/** Days that an object may lie at its place without a row: uploads and readings write the object first. */
const graceDays = 7;
/** Days that an object waits aside before it is forgotten. */
const asideDays = 7;

const day = 24 * 3_600_000;

export interface Collecting {
  files: FileStore;
  now: Date;
  signal: AbortSignal;
  /** Which of these objects no row points to, as the database stands now. */
  withoutRow(names: string[]): Promise<string[]>;
}

export interface Collected {
  setAside: number;
  takenBack: number;
  forgotten: number;
}

/**
 * Removes objects to which no row points. In two looks with days between them: an object without a row is set aside
 * first, and forgotten only when it still has none long after. Whoever brought the same content in the moment between
 * the look and the setting aside has told the database by then, and whoever reads it brings it back.
 */
export async function collectObjects(collecting: Collecting): Promise<Collected> {
  const { files, now, withoutRow, signal } = collecting;
  const collected: Collected = { setAside: 0, takenBack: 0, forgotten: 0 };
  for await (const names of files.aside.waiting(new Date(now.getTime() - asideDays * day))) {
    signal.throwIfAborted();
    const orphans = new Set(await withoutRow(names));
    for (const name of names) {
      if (orphans.has(name)) {
        await files.aside.forget(name);
        collected.forgotten += 1;
      } else if (await files.aside.takeBack(name)) collected.takenBack += 1;
    }
  }
  for await (const names of files.aside.candidates(new Date(now.getTime() - graceDays * day))) {
    signal.throwIfAborted();
    for (const name of await withoutRow(names)) {
      await files.aside.set(name);
      collected.setAside += 1;
    }
  }
  return collected;
}
