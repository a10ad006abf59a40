/** The database of this browser: what waits to be sent, and what may be read without a network. */
const name = 'pendopo';
const version = 2;

export interface StoredRow {
  /** `agency.person`: nothing is shown to, or sent as, anybody else. */
  owner: string;
  key: string;
}

const stores = {
  acts: [['owner', 'key'], ['owner']],
  answers: [
    ['owner', 'key'],
    ['owner', 'folder'],
  ],
  folders: [['owner', 'key'], ['owner']],
  sessions: [['key'], []],
  texts: [['owner', 'key'], ['owner']],
} as const;
export type StoreName = keyof typeof stores;

let opening: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const [store, [key, index]] of Object.entries(stores)) {
        if (request.result.objectStoreNames.contains(store)) continue;
        const made = request.result.createObjectStore(store, { keyPath: [...key] });
        if (index.length > 0) made.createIndex('part', index.length === 1 ? index[0]! : [...index]);
      }
    };
    request.onsuccess = () => {
      // A tab of a newer release wants to add its store: this one opens the database anew when it needs it.
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

async function run<T>(
  store: StoreName,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await database()).transaction(store, mode);
  const request = ask(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error ?? new Error('not stored'));
    transaction.onabort = () => reject(transaction.error ?? new Error('not stored'));
  });
}

/** @throws where the browser keeps nothing (private windows, a full disk) */
export async function putRow(store: StoreName, row: object): Promise<void> {
  await run(store, 'readwrite', (in_) => in_.put(row));
}

export function getRow<T>(store: StoreName, key: IDBValidKey): Promise<T | undefined> {
  return run(store, 'readonly', (in_) => in_.get(key)) as Promise<T | undefined>;
}

/** The rows of one owner, or of one folder of theirs. */
export function rowsOf<T>(store: StoreName, part: IDBValidKey): Promise<T[]> {
  return run(store, 'readonly', (in_) => in_.index('part').getAll(part)) as Promise<T[]>;
}

export async function dropRow(store: StoreName, key: IDBValidKey): Promise<void> {
  await run(store, 'readwrite', (in_) => in_.delete(key));
}

/** What somebody else than this owner has not sent yet. */
export async function rowsOfOthers<T extends StoredRow>(
  store: 'acts' | 'texts',
  owner: string | null,
): Promise<T[]> {
  const all = (await run(store, 'readonly', (in_) => in_.getAll())) as T[];
  return all.filter((row) => row.owner !== owner);
}

/** Erases what is not this owner's. Texts sort before lists: the bounds hold every key of theirs between them. */
export async function emptyOfOthers(store: 'answers' | 'folders', owner: string): Promise<void> {
  await run(store, 'readwrite', (in_) => in_.delete(IDBKeyRange.upperBound([owner], true)));
  await run(store, 'readwrite', (in_) => in_.delete(IDBKeyRange.lowerBound([owner, []])));
}

export async function emptyStore(store: StoreName): Promise<void> {
  await run(store, 'readwrite', (in_) => in_.clear());
}
