import { afterEach, beforeEach, expect, test, vi } from 'vitest';

interface Connection {
  onclose?: () => void;
  /** The browser took it away. */
  lost: boolean;
}

/** As much of IndexedDB as notes need. */
const connections: Connection[] = [];
const notes = new Map<string, unknown>();

function connection(): Connection {
  const own = {
    lost: false,
    transaction: () => {
      if (own.lost) throw new DOMException('closing', 'InvalidStateError');
      const transaction: { oncomplete?: () => void } = {};
      setTimeout(() => transaction.oncomplete?.());
      const get = (key: string[]) => ({ result: notes.get(key.join()) });
      const put = (note: { owner: string; key: string }) => {
        notes.set([note.owner, note.key].join(), note);
        return { result: null };
      };
      return Object.assign(transaction, { objectStore: () => ({ get, put }) });
    },
  };
  connections.push(own);
  return own;
}

beforeEach(() => {
  connections.length = 0;
  notes.clear();
  vi.resetModules();
  vi.stubGlobal('indexedDB', {
    open: () => {
      const request: { result: object; onsuccess?: () => void } = { result: connection() };
      queueMicrotask(() => request.onsuccess?.());
      return request;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

test.each(['telling', 'not telling'])(
  'a database that the browser closed, %s, is opened anew',
  async (how) => {
    const { readNote, writeNote } = await import('./sealed-database.ts');
    await writeNote('arunika.ani', 'device', 'd1');
    connections[0]!.lost = true;
    if (how === 'telling') connections[0]!.onclose?.();
    expect(await readNote('arunika.ani', 'device')).toBe('d1');
    await writeNote('arunika.ani', 'device', 'd2');
    expect(connections).toHaveLength(2);
  },
);
