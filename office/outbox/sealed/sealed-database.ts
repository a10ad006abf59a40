import { newSecret, type SealedRow, type SealedRows, sealsBy } from './sealed-rows.ts';

/** The second database of this browser: keys that cannot be read out, what they sealed, and notes about an owner. */
const name = 'pendopo-sealed';
const version = 1;

interface Note {
  owner: string;
  key: string;
  value: unknown;
}

let opening: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys', { keyPath: 'name' });
      request.result.createObjectStore('notes', { keyPath: ['owner', 'key'] });
      request.result.createObjectStore('rows', { keyPath: ['owner', 'key'] }).createIndex('owner', 'owner');
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        request.result.close();
        opening = undefined;
      };
      // Browsers take a database away from pages that slept, or when the disk is short: it is opened anew.
      request.result.onclose = () => {
        opening = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

/** Runs one request to its end; what is written is on the disk then, also if the battery goes the next moment. */
async function run<T>(
  store: 'keys' | 'notes' | 'rows',
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const begin = async () => {
    const transaction = (await database()).transaction(store, mode, { durability: 'strict' });
    return { transaction, request: ask(transaction.objectStore(store)) };
  };
  const { transaction, request } = await begin().catch((fault: unknown) => {
    // Some browsers close the database without telling.
    if (!(fault instanceof DOMException && fault.name === 'InvalidStateError')) throw fault;
    opening = undefined;
    return begin();
  });
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error ?? new Error('not stored'));
    transaction.onabort = () => reject(transaction.error ?? new Error('not stored'));
  });
}

interface KeyRow<K> {
  name: string;
  key: K;
}

export async function keptKey<K>(which: string): Promise<K | undefined> {
  const row = (await run('keys', 'readonly', (keys) => keys.get(which))) as KeyRow<K> | undefined;
  return row?.key;
}

/** The key of this browser under a name; made once, also where two tabs ask at the same time. */
export async function ownKey<K>(which: string, make: () => Promise<K>): Promise<K> {
  const kept = await keptKey<K>(which);
  if (kept) return kept;
  const made = await make();
  try {
    await run('keys', 'readwrite', (keys) => keys.add({ name: which, key: made } satisfies KeyRow<K>));
    return made;
  } catch (fault) {
    const first = await keptKey<K>(which);
    if (!first) throw fault;
    return first;
  }
}

export const sealedRows: SealedRows = {
  put: async (row) => void (await run('rows', 'readwrite', (rows) => rows.put(row))),
  of: (owner) => run('rows', 'readonly', (rows) => rows.index('owner').getAll(owner)) as Promise<SealedRow[]>,
  async ofOthers(than) {
    const all = (await run('rows', 'readonly', (rows) => rows.getAll())) as SealedRow[];
    return all.filter(({ owner }) => owner !== than);
  },
  drop: (owner, key) => run('rows', 'readwrite', (rows) => rows.delete([owner, key])),
};

const secret = () => ownKey('seal', newSecret);

export const seals = sealsBy(secret);

/** Whether this browser keeps keys at all; private windows of some do not. */
export const canKeep = (): Promise<boolean> =>
  secret().then(
    () => true,
    () => false,
  );

export async function readNote<T>(owner: string, key: string): Promise<T | null> {
  const note = (await run('notes', 'readonly', (notes) => notes.get([owner, key]))) as Note | undefined;
  return (note?.value as T | undefined) ?? null;
}

/** Keeps a note, or forgets it when it is null. */
export async function writeNote(owner: string, key: string, value: unknown): Promise<void> {
  if (value === null) return run('notes', 'readwrite', (notes) => notes.delete([owner, key]));
  await run('notes', 'readwrite', (notes) => notes.put({ owner, key, value } satisfies Note));
}
