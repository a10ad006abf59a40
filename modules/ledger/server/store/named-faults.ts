import type { TileStore } from './tile-store.ts';
import { TileConflict } from './tile-store.ts';

/** The store of the published files did not read or write: its disk is full, its bucket does not answer. */
export class StoreFault extends Error {
  constructor(cause: unknown) {
    super('the store of the published files failed', { cause });
    this.name = 'StoreFault';
  }
}

/** Tells failures of the store from those of whoever uses it. */
export function namedFaults(store: TileStore): TileStore {
  const named = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
    try {
      return await work;
    } catch (error) {
      throw error instanceof TileConflict ? error : new StoreFault(error);
    }
  };
  return {
    read: (path) => named(store.read(path)),
    put: (path, bytes) => named(store.put(path, bytes)),
    list: (folder) => named(store.list(folder)),
    replace: (path, bytes) => named(store.replace(path, bytes)),
    remove: (path) => named(store.remove(path)),
  };
}
