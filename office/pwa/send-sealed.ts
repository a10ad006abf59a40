/**
 * Brings what pages left sealed on this device, when the browser wakes the worker because the network is back (Background
 * Sync). It sends in the name of whom each row is of, and only while that person is the one who is signed in here; it never
 * removes a row: the page does that when it has the answer itself. Nothing is imported, since a worker is one file: the names
 * are those of `outbox/device-store.ts` and `outbox/sealed/sealed-database.ts`.
 */
interface SealedRow {
  owner: string;
  key: string;
  n: number;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}
interface Content {
  /** Null where the page itself has to do something first. */
  request: { address: string; body: string } | null;
}
interface KeptSession {
  session: { agency: { id: string }; person: { id: string } };
}

/** @throws where something has to be tried again, so that the browser wakes the worker once more */
export async function sendSealed(): Promise<void> {
  const [session] = await allOf<KeptSession>('pendopo', 'sessions');
  const owner = session && `${session.session.agency.id}.${session.session.person.id}`;
  if (!owner) return;
  const rows = (await allOf<SealedRow>('pendopo-sealed', 'rows')).filter((row) => row.owner === owner);
  const seal = (await allOf<{ name: string; key: CryptoKey }>('pendopo-sealed', 'keys')).find(
    ({ name }) => name === 'seal',
  );
  if (!seal) return;
  for (const row of rows.sort((a, b) => a.n - b.n)) {
    const content = await opened(row, seal.key).catch(() => null);
    if (content?.request) await send(content.request, session.session.person.id);
  }
}

async function opened({ owner, key, iv, sealed }: SealedRow, secret: CryptoKey): Promise<Content> {
  const additionalData = new TextEncoder().encode(`${owner} ${key}`);
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, secret, sealed);
  return JSON.parse(new TextDecoder().decode(bytes)) as Content;
}

async function send({ address, body }: NonNullable<Content['request']>, person: string): Promise<void> {
  const headers = {
    ...{ accept: 'application/json', 'content-type': 'application/json' },
    // The server refuses it where the cookie is another person's by now.
    ...{ 'x-pendopo-person': person, 'idempotency-key': crypto.randomUUID() },
  };
  const answer = await fetch(address, { method: 'POST', headers, body, credentials: 'same-origin' });
  if (answer.status >= 500 || answer.status === 429) throw new Error('later');
}

/** All rows of a store; none where there is no such database yet, which is not made here. */
async function allOf<T>(database: string, store: string): Promise<T[]> {
  const opening = indexedDB.open(database);
  return new Promise((resolve) => {
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => resolve([]);
    opening.onsuccess = () => {
      const { result } = opening;
      const done = (rows: T[]) => {
        result.close();
        resolve(rows);
      };
      if (!result.objectStoreNames.contains(store)) return done([]);
      const asking = result.transaction(store).objectStore(store).getAll();
      asking.onsuccess = () => done(asking.result as T[]);
      asking.onerror = () => done([]);
    };
  });
}
