import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';

type Handler = (event: unknown) => void;
const handlers = new Map<string, Handler>();
const kept = new Map<string, Response>();
/** What other releases kept, by cache and path; a Map keeps the order in which they were made. */
const former = new Map<string, Map<string, Response>>();
let network: (request: Request) => Promise<Response> = async () => new Response('fresh');

beforeAll(async () => {
  const cacheOf = (held: Map<string, Response>) => ({
    match: async (key: Request | string) =>
      held.get(typeof key === 'string' ? key : new URL(key.url).pathname)?.clone(),
    put: async (key: Request, answer: Response) => void held.set(new URL(key.url).pathname, answer),
  });
  vi.stubGlobal('self', {
    location: new URL('https://kantor.test/office/sw.js'),
    addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
    clients: { claim: async () => {} },
  });
  vi.stubGlobal('caches', {
    open: async (name: string) => cacheOf(former.get(name) ?? kept),
    keys: async () => [...former.keys()],
    delete: async (name: string) => former.delete(name),
  });
  vi.stubGlobal('fetch', (request: Request) => network(request));
  await import('./service-worker.ts');
});
afterAll(() => vi.unstubAllGlobals());

beforeEach(() => {
  kept.clear();
  former.clear();
  kept.set('/office/', new Response('shell'));
  network = async () => new Response('fresh');
});

/** What the worker answers; null where it leaves the request to the browser. */
async function answerTo(
  path: string,
  init: RequestInit & { navigate?: boolean } = {},
): Promise<string | null> {
  const request = new Request(`https://kantor.test${path}`, init);
  if (init.navigate) Object.defineProperty(request, 'mode', { value: 'navigate' });
  let answer: Promise<Response> | null = null;
  handlers.get('fetch')?.({
    request,
    respondWith: (given: Promise<Response>) => {
      answer = given;
    },
  });
  const given = answer as Promise<Response> | null;
  return given !== null ? (await given).text() : null;
}

it('answers of the API pass by the worker, so none is ever kept', async () => {
  for (const path of ['/api/letters/1', '/api/session', '/api/live', '/api/letters/documents/1/pages/1']) {
    expect(await answerTo(path)).toBeNull();
  }
  expect(await answerTo('/office/assets/a.js', { method: 'POST', body: 'x' })).toBeNull();
  expect([...kept.keys()]).toEqual(['/office/']);
});

it('a page comes from the network, and the shell stands in when there is none', async () => {
  expect(await answerTo('/office/letters', { navigate: true })).toBe('fresh');
  network = () => Promise.reject(new TypeError('no network'));
  expect(await answerTo('/office/letters', { navigate: true })).toBe('shell');
  network = async () => new Response('proxy is down', { status: 502 });
  expect(await answerTo('/office/letters', { navigate: true })).toBe('shell');
  expect(kept.size).toBe(1);
});

it('an asset is kept when it is first used, a fault is not', async () => {
  await answerTo('/office/assets/page-1.js');
  network = async () => new Response('gone', { status: 404 });
  await answerTo('/office/assets/page-2.js');
  expect([...kept.keys()]).toEqual(['/office/', '/office/assets/page-1.js']);
});

it('a tab of the release before still finds its pages after another tab took the new one', async () => {
  const page = '/office/assets/page-old.js';
  former.set('pendopo-shell-oldest', new Map());
  former.set('pendopo-shell-before', new Map([[page, new Response('old page')]]));
  former.set('portal', new Map());
  let work: Promise<unknown> = Promise.resolve();
  handlers.get('activate')?.({
    waitUntil: (given: Promise<unknown>) => {
      work = given;
    },
  });
  await work;
  expect([...former.keys()]).toEqual(['pendopo-shell-before', 'portal']);
  network = async () => new Response('gone', { status: 404 });
  expect(await answerTo(page)).toBe('old page');
});
