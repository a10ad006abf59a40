import type { StoredRow, StoreName } from '../device-store.ts';

type Row = StoredRow & { folder?: string };

/** The database of the browser, without one: stands in the place of `device-store.ts`. */
export function deviceInMemory() {
  const stores = new Map<StoreName, Map<string, Row>>();
  const store = (name: StoreName) => {
    if (!stores.has(name)) stores.set(name, new Map());
    return stores.get(name)!;
  };
  const rows = (name: StoreName) => [...store(name).values()];
  return {
    rows,
    empty: () => stores.clear(),
    putRow: async (name: StoreName, row: Row) =>
      void store(name).set(JSON.stringify(row.owner ? [row.owner, row.key] : [row.key]), row),
    getRow: async (name: StoreName, key: string[]) => store(name).get(JSON.stringify(key)),
    dropRow: async (name: StoreName, key: string[]) => void store(name).delete(JSON.stringify(key)),
    rowsOf: async (name: StoreName, part: string | string[]) => {
      const [owner, folder] = [part].flat();
      return rows(name).filter(
        (row) => row.owner === owner && (folder === undefined || row.folder === folder),
      );
    },
    rowsOfOthers: async (name: StoreName, owner: string | null) =>
      rows(name).filter((row) => row.owner !== owner),
    emptyOfOthers: async (name: StoreName, owner: string) => {
      for (const [key, row] of store(name)) if (row.owner !== owner) store(name).delete(key);
    },
    emptyStore: async (name: StoreName) => store(name).clear(),
  };
}
