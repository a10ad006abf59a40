import type { Page, Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { officeBrowser } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';
import { readLetter } from './read-letter.ts';

const office = officeBrowser();

interface Manifest {
  name: string;
  short_name: string;
  start_url: string;
  scope: string;
  display: string;
  icons: { src: string; sizes: string; purpose?: string }[];
}

it('the office can be installed: its manifest is sound and its icons are there', async () => {
  const page = await office.person('tata-usaha');
  await page.goto('/office/');
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? '{}') as Manifest;
  expect(manifest).toMatchObject({ display: 'standalone' });
  expect(manifest.name).toContain('Pendopo');
  const address = new URL(manifest.start_url, `${office.url}/office/`);
  expect(address.pathname).toMatch(/^\/office\//);
  const sizes = manifest.icons.map(({ sizes: size }) => size);
  expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect(manifest.icons.some(({ purpose }) => purpose?.includes('maskable'))).toBe(true);
  for (const { src } of manifest.icons) {
    const icon = await page.request.get(new URL(src, `${office.url}/office/`).href);
    expect(icon.headers()['content-type']).toMatch(/^image\//);
  }
});

/** Whether all parts that the page has loaded lie in the caches of a worker that has taken over. */
const everythingIsKept = (page: Page) => () =>
  page.evaluate(async () => {
    const loaded = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/'));
    const kept = await Promise.all(loaded.map(({ name }) => caches.match(name)));
    return navigator.serviceWorker.controller?.state === 'activated' && kept.every(Boolean);
  });

it('one visit is enough to start without a network, with everything that the first page shows', async () => {
  const page = await office.person('tata-usaha', { serviceWorkers: 'allow' });
  const context = page.context();
  const parts = partsUnderWay(page);
  await page.goto('/office/');
  await page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' }).waitFor();
  // Cards bring parts of their own, once the server has said how much waits there.
  const unknown = page
    .getByRole('list', { name: 'Jumlah yang menunggu' })
    .getByRole('link')
    .filter({ hasText: /^–/ });
  await expect.poll(() => unknown.count(), { timeout: 15_000 }).toBe(0);
  await parts.settled();
  await expect.poll(everythingIsKept(page), { timeout: 15_000 }).toBe(true);
  // Only answers of the server are missed: no script and no style is.
  office.expectFault(/^Failed to load resource.*\/(api\/[\w/-]+)\b/);
  await context.setOffline(true);
  await page.close();
  const again = await context.newPage();
  await again.goto('/office/');
  await again.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' }).waitFor();
  await again.keyboard.press('Control+k');
  await again.getByRole('dialog').waitFor();
  await pictureOf(again, 'offline-start');
});

it('a part that was asked for before the worker was there, and came after it, is kept as well', async () => {
  const page = await office.person('tata-usaha', { serviceWorkers: 'allow' });
  let held = '';
  const untilTakenOver = () =>
    page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await page.route(
    '**/assets/check-in-card-*.js',
    async (route) => {
      held = route.request().url();
      await untilTakenOver();
      await route.continue();
    },
    { times: 1 },
  );
  await page.goto('/office/');
  await expect.poll(everythingIsKept(page), { timeout: 15_000 }).toBe(true);
  const isKept = async () => page.evaluate(async (url) => Boolean(await caches.match(url)), held);
  await expect.poll(isKept, { timeout: 15_000 }).toBe(true);
});

it('what could not be loaded without a network comes by itself when the network is back', async () => {
  const page = await office.person('kadis-kominfo');
  await page.goto('/office/');
  await page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' }).waitFor();
  office.expectFault(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)|ERR_FAILED|office\.part-missing/);
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Struktur' }).first().click();
  await page.getByText(/Bagian ini belum dapat dimuat/).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('heading', { level: 1, name: 'Struktur' }).waitFor();
});

it('a part whose style did not come is shown with its style when it is tried again', async () => {
  const page = await office.person('kadis-kominfo');
  const { letterId } = await readLetter(page);
  office.expectFault(/ERR_INTERNET_DISCONNECTED|office\.part-missing/);
  let asked = 0;
  // The page itself tries once more by loading anew.
  await page.route(/\/viewing-desk[^/]*\.css$/, (route) => {
    asked += 1;
    return asked > 2 ? route.continue() : route.abort('internetdisconnected');
  });
  await page.goto(`/office/letters/${letterId}`);
  await expect.poll(() => asked, { timeout: 30_000 }).toBe(2);
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  const sheet = page.locator('[data-page="1"]');
  await sheet.waitFor();
  expect(await sheet.evaluate((element) => getComputedStyle(element).position)).toBe('absolute');
  expect(asked).toBe(3);
});

it('without a network the shell opens and says so, and no answer of the server was kept', async () => {
  const page = await office.person('kadis-kominfo', { serviceWorkers: 'allow' });
  await page.goto('/office/');
  await page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' }).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const parts = partsUnderWay(page);
  await page.goto('/office/letters');
  await page
    .getByRole('link', { name: /Pemantauan/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Pemantauan/ }).waitFor();
  // What a page needs is kept when it was there once, with all its parts.
  await page.locator('[aria-labelledby="dispositions-title"]').waitFor();
  await parts.settled();

  office.expectFault(/ERR_INTERNET_DISCONNECTED|Failed to fetch|service ?worker/i);
  await page.context().setOffline(true);
  await page.getByText(/Tanpa jaringan\. Yang tampil/).waitFor();
  await pictureOf(page, 'offline-letter');
  await page.reload();
  await page
    .getByText(/Tanpa jaringan|tidak dapat dijangkau/)
    .first()
    .waitFor();
  await pictureOf(page, 'offline-opened');

  const kept = await page.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname);
    return urls;
  });
  expect(kept).toContain('/office/');
  expect(kept.filter((path) => !path.startsWith('/office/') || path.includes('/api/'))).toEqual([]);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(stored).not.toContain('Pemantauan');
  // A letter of another class than B: also not among the answers that are kept for reading without a network.
  const answers = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('pendopo');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const rows: unknown[] = [];
    for (const name of database.objectStoreNames) {
      const asking = database.transaction(name).objectStore(name).getAll();
      await new Promise((resolve) => asking.addEventListener('success', resolve));
      rows.push(...asking.result);
    }
    database.close();
    return JSON.stringify(rows);
  });
  expect(answers).not.toBe('[]');
  expect(answers).not.toContain('Pemantauan');
});

/** Which parts of the office a page is loading: some come after its heading, and one brings the next. */
function partsUnderWay(page: Page) {
  const waiting = new Set<Request>();
  let last = Date.now();
  const note = (request: Request, begins: boolean) => {
    if (!request.url().includes('/office/assets/')) return;
    if (begins) waiting.add(request);
    else waiting.delete(request);
    last = Date.now();
  };
  page.on('request', (request) => note(request, true));
  page.on('requestfinished', (request) => note(request, false));
  page.on('requestfailed', (request) => note(request, false));
  return {
    settled: () =>
      expect.poll(() => waiting.size === 0 && Date.now() - last > 1_000, { timeout: 15_000 }).toBe(true),
  };
}
