/**
 * Keeps the shell at hand when the network is not. Answers of the API are never kept: letters are confidential, and an
 * old answer that looks new misleads.
 */
import { sendSealed } from './send-sealed.ts';

interface WorkerScope extends EventTarget {
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window' }): Promise<readonly { postMessage(message: string): void }[]>;
  };
  readonly location: Location;
  skipWaiting(): Promise<void>;
}
interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as WorkerScope;
const cacheName = 'pendopo-shell-__VERSION__';
const shell = '/office/';
const ours = 'pendopo-shell-';
const precache = '__PRECACHE__' as unknown as string[];
const patience = 4_000;

worker.addEventListener('install', (event) => {
  (event as LifeEvent).waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(precache.map((url) => new Request(url, { cache: 'reload' })))),
  );
});

worker.addEventListener('activate', (event) => {
  (event as LifeEvent).waitUntil(dropOldCaches().then(() => worker.clients.claim()));
});

worker.addEventListener('message', (event) => {
  if ((event as MessageEvent).data === 'take-over') void worker.skipWaiting();
});

/** The network is back, and something waits here: it is brought also where no page is open. */
worker.addEventListener('sync', (event) => {
  if ((event as Event & { tag?: string }).tag === 'pendopo.unsent')
    (event as LifeEvent).waitUntil(sendAndTell());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event as RequestEvent;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (!url.pathname.startsWith(shell)) return;
  (event as RequestEvent).respondWith(request.mode === 'navigate' ? page(request) : asset(request));
});

/** Caches of other releases, in the order in which they were made. */
async function formerCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(ours) && name !== cacheName);
}

/** That of the release before stays: other tabs still run it, and load their pages from there. */
async function dropOldCaches(): Promise<void> {
  for (const name of (await formerCaches()).slice(0, -1)) await caches.delete(name);
}

/** The network first, so that a new release arrives at once; the kept shell when the network is away or very slow. */
async function page(request: Request): Promise<Response> {
  const kept = caches.open(cacheName).then((cache) => cache.match(shell));
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  const fresh = fetch(request).catch(() => undefined);
  const first = await Promise.race([fresh, late]);
  if (first && first.status < 500) return first;
  return (await kept) ?? first ?? (await fresh) ?? Response.error();
}

/** Assets carry a hash in their name and never change; they are kept when first used. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = (await cache.match(request, { ignoreVary: true })) ?? (await keptBefore(request));
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok && isAsset(request)) await cache.put(request, fresh.clone());
  return fresh;
}

/** A part of the release before, whose name is gone from the server. */
async function keptBefore(request: Request): Promise<Response | undefined> {
  if (!isAsset(request)) return undefined;
  for (const name of await formerCaches()) {
    const kept = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (kept) return kept;
  }
  return undefined;
}

function isAsset(request: Request): boolean {
  return new URL(request.url).pathname.startsWith(`${shell}assets/`);
}

/** Pages ask for the answers themselves, and take away what arrived. */
async function sendAndTell(): Promise<void> {
  try {
    await sendSealed();
  } finally {
    for (const page of await worker.clients.matchAll({ type: 'window' })) page.postMessage('sent-unsent');
  }
}
