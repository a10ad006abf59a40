import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newSecret, type SealedRow, sealsBy } from '../outbox/sealed/sealed-rows.ts';
import { sendSealed } from './send-sealed.ts';

type Stores = Record<string, Record<string, unknown[]>>;
let stores: Stores;
let answer: () => Response;
const sent: { address: string; person: string | null; body: unknown }[] = [];

/** As much of IndexedDB as the worker reads: it has nothing to write with. */
const reading = {
  open(name: string) {
    const held = stores[name] ?? {};
    const result = {
      close: () => {},
      objectStoreNames: { contains: (store: string) => store in held },
      transaction: (store: string) => ({
        objectStore: () => ({ getAll: () => asked({ result: held[store] }) }),
      }),
    };
    return asked({ result });
  },
};

/** Answers as soon as somebody listens. */
function asked<T extends object>(request: T): T & { onsuccess?: () => void } {
  const own: T & { onsuccess?: () => void } = request;
  queueMicrotask(() => own.onsuccess?.());
  return own;
}

const session = (person: string) => ({
  key: 'current',
  session: { agency: { id: 'arunika' }, person: { id: person } },
});

beforeEach(async () => {
  sent.length = 0;
  answer = () => Response.json({});
  const key = await newSecret();
  const seals = sealsBy(async () => key);
  const row = (owner: string, n: number, request: unknown): Promise<SealedRow> =>
    seals.seal({ owner, key: `row-${n}`, n, seenAt: null }, { request });
  stores = {
    pendopo: { sessions: [session('ani')] },
    'pendopo-sealed': {
      keys: [{ name: 'seal', key }],
      rows: [
        await row('arunika.ani', 2, { address: '/api/second', body: '{"n":2}' }),
        await row('arunika.ani', 1, { address: '/api/first', body: '{"n":1}' }),
        await row('arunika.ani', 3, null),
        await row('arunika.budi', 4, { address: '/api/of-budi', body: '{}' }),
      ],
    },
  };
  vi.stubGlobal('indexedDB', reading);
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const person = new Headers(init.headers).get('x-pendopo-person');
    sent.push({ address, person, body: JSON.parse(String(init.body)) });
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

it('sends what waits of the person who is signed in, in order and in their name, and nothing of others', async () => {
  await sendSealed();
  expect(sent).toEqual([
    { address: '/api/first', person: 'ani', body: { n: 1 } },
    { address: '/api/second', person: 'ani', body: { n: 2 } },
  ]);
});

it('sends nothing once its person has signed out, also where the server has not heard of that', async () => {
  stores.pendopo!.sessions = [];
  await sendSealed();
  expect(sent).toEqual([]);
});

it('sends nothing of a row that was moved under another name', async () => {
  const [row] = stores['pendopo-sealed']!.rows as SealedRow[];
  stores.pendopo!.sessions = [session('citra')];
  stores['pendopo-sealed']!.rows = [{ ...row!, owner: 'arunika.citra' }];
  await sendSealed();
  expect(sent).toEqual([]);
});

it('asks to be woken again where the server cannot answer, and not where it refused', async () => {
  answer = () => new Response('', { status: 503 });
  await expect(sendSealed()).rejects.toThrow();
  answer = () => Response.json({ code: 'core.signed-out' }, { status: 401 });
  await sendSealed();
});
