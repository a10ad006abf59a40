import type { SealedRow, SealedRows } from '../sealed-rows.ts';

/** The database of a browser, without one. `full`: it keeps nothing more. */
export function rowsInMemory() {
  const kept = new Map<string, SealedRow>();
  const keyOf = (owner: string, key: string) => `${owner} ${key}`;
  const rows: SealedRows = {
    put: async (row) => {
      if (device.full) throw new DOMException('full', 'QuotaExceededError');
      kept.set(keyOf(row.owner, row.key), row);
    },
    of: async (owner) => [...kept.values()].filter((row) => row.owner === owner),
    ofOthers: async (than) => [...kept.values()].filter((row) => row.owner !== than),
    drop: async (owner, key) => void kept.delete(keyOf(owner, key)),
  };
  const device = { full: false, rows, kept };
  return device;
}
