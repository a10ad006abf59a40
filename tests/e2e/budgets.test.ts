import type { Page, Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { portalPages } from '#app/portal-pages.ts';
import { demoAccount } from './demo-account.ts';
import { officeBrowser } from './office-browser.ts';
import { settled } from './settled.ts';

const office = officeBrowser();
const kilobyte = 1_024;

interface Transfer {
  url: string;
  type: string;
  /** Bytes of the body as they came over the network. */
  bytes: number;
  encoding: string;
}

/** Everything that a page loads from now on, until it is asked for. */
function transfersOf(page: Page): () => Promise<Transfer[]> {
  const finished: Promise<Transfer>[] = [];
  const note = (request: Request) => finished.push(transferOf(request));
  page.on('requestfinished', note);
  return () => {
    page.off('requestfinished', note);
    return Promise.all(finished);
  };
}

async function transferOf(request: Request): Promise<Transfer> {
  const [{ responseBodySize }, response] = await Promise.all([request.sizes(), request.response()]);
  const encoding = (await response?.headerValue('content-encoding')) ?? '';
  return { url: request.url(), type: request.resourceType(), bytes: responseBodySize, encoding };
}

const sum = (transfers: Transfer[]) => transfers.reduce((bytes, one) => bytes + one.bytes, 0);

/** What the office fetches at rest, half a second and more after the page stands, is no part of its first load. */
function neverLater(): void {
  const soon = setTimeout;
  const half = (run: () => void, after = 0) => (after < 500 ? soon(run, after) : 0);
  Object.assign(globalThis, { setTimeout: half });
}

it('the office opens with at most 230 KB of compressed script, up to the first page of a signed-in person', async () => {
  const page = await office.stranger();
  office.expectFault(/401 .*\/api\/session\b/);
  const transfers = transfersOf(page);
  await page.addInitScript(neverLater);
  await page.goto('/office/');
  await page.getByRole('textbox', { name: 'Kata sandi' }).waitFor();
  const { identifier, password } = demoAccount('tata-usaha');
  await page.getByLabel('NIP, nama pengguna, atau surel').fill(identifier);
  await page.getByRole('textbox', { name: 'Kata sandi' }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' }).waitFor();
  await settled(page);
  const scripts = (await transfers()).filter(({ type }) => type === 'script');
  const plain = scripts.filter(
    ({ encoding, bytes }) => bytes > 2 * kilobyte && !/^(br|gzip)$/.test(encoding),
  );
  expect(plain.map(({ url }) => url)).toEqual([]);
  expect(sum(scripts)).toBeGreaterThan(50 * kilobyte);
  expect(sum(scripts)).toBeLessThanOrEqual(230 * kilobyte);
});

const ownPages = portalPages.map(({ path }) => path);
const odd = [
  '/?lang=en',
  '/lacak?kode=0000-0000-0000-0000',
  '/lacak?kode=123',
  '/verifikasi/00000000000000000000',
  '/tidak-ada',
  '//evil.example/',
];

it.each([...ownPages, ...odd])(
  'the portal page %s comes with everything in at most 30 KB and says all without JavaScript',
  async (path) => {
    office.expectFault(/404|422/);
    const page = await office.stranger({ javaScriptEnabled: false });
    const transfers = transfersOf(page);
    await page.goto(`${office.url}${path}`, { waitUntil: 'load' });
    await expectLight(page, await transfers());
  },
);

it('every page of the reference of the API keeps to the same 30 KB', async () => {
  const page = await office.stranger({ javaScriptEnabled: false });
  await page.goto('/api/reference');
  const tags = await page
    .locator('h2 a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(tags.length).toBeGreaterThan(10);
  // A routed page has no cache: every page brings its style along, as for a first visit.
  await page.route('**', (route) => route.continue());
  for (const address of [`${office.url}/api/reference`, ...tags]) {
    const transfers = transfersOf(page);
    await page.goto(address, { waitUntil: 'load' });
    await expectLight(page, await transfers());
  }
});

/** The page, its style and its pictures; every link stays on this server. */
async function expectLight(page: Page, loaded: Transfer[]): Promise<void> {
  expect(loaded.filter(({ type }) => type === 'script')).toEqual([]);
  expect(sum(loaded), page.url()).toBeGreaterThan(kilobyte);
  expect(sum(loaded), page.url()).toBeLessThanOrEqual(30 * kilobyte);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  const links = await page
    .locator('a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).origin));
  expect(links.filter((origin) => origin !== office.url)).toEqual([]);
}

it('pages, scripts and the API document are compressed; short answers, pictures and live events are not', async () => {
  const page = await office.person('tata-usaha');
  const encodingOf = async (path: string) => {
    const answer = await page.request.get(`${office.url}${path}`, {
      headers: { 'accept-encoding': 'br, gzip' },
    });
    return answer.headers()['content-encoding'] ?? 'plain';
  };
  expect(await encodingOf('/office/')).toBe('br');
  expect(await encodingOf('/lacak')).toBe('br');
  expect(await encodingOf('/api/openapi.json')).toBe('br');
  expect(await encodingOf('/api/letters/counters')).toBe('plain');
  expect(await encodingOf('/office/icon-512.png')).toBe('plain');
  await page.goto('/office/');
  const live = await page.evaluate(async () => {
    const stop = new AbortController();
    const answer = await fetch('/api/live', { signal: stop.signal });
    const said = [answer.headers.get('content-type'), answer.headers.get('content-encoding')];
    stop.abort();
    return said;
  });
  expect(live).toEqual(['text/event-stream', null]);
});
