import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { report } from './letter-journey.ts';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const onPhone: BrowserContextOptions = { viewport: phone, isMobile: true, hasTouch: true };
const noNetwork = /ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource|service ?worker/i;

interface Row {
  recipientId: string;
  dispositionId: string;
  letter: { id: string; subject: string };
}

/** What the demo gave this person to do. */
async function waiting(page: Page, subject: string): Promise<Row> {
  const answer = await page.request.get('/api/dispositions/inbox');
  const { items } = (await answer.json()) as { items: Row[] };
  const row = items.find((item) => item.letter.subject.includes(subject));
  expect(row, subject).toBeDefined();
  return row!;
}

async function openDesk(page: Page, { recipientId, letter }: Row): Promise<void> {
  await page.goto(`/office/dispositions/${recipientId}`);
  await page.getByRole('heading', { level: 1, name: letter.subject }).waitFor();
  await page.getByRole('button', { name: 'Laporkan' }).first().waitFor();
}

/** The outbox comes after the first screen; a person is not quicker than that. */
async function outboxIsReady(page: Page): Promise<void> {
  await page.waitForTimeout(2_000);
}

async function goOffline(page: Page): Promise<void> {
  office.expectFault(noNetwork);
  await page.context().setOffline(true);
  await page.getByText(/^Tanpa jaringan\./).waitFor();
}

const unsent = (page: Page) => page.getByRole('button', { name: /belum terkirim$/ });

async function reportsOf(page: Page, { recipientId }: Row): Promise<string[]> {
  const answer = await page.request.get(`/api/dispositions/desks/${recipientId}`);
  const { desk } = (await answer.json()) as { desk: { reports: { text: string }[] } };
  return desk.reports.map(({ text }) => text);
}

/** Everything that this browser keeps: for reading without a network, or to be sent. */
function keptIn(page: Page, store: 'answers' | 'acts'): Promise<string> {
  return page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('pendopo');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      const asking = database.transaction(name).objectStore(name).getAll();
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
    database.close();
    return JSON.stringify(rows);
  }, store);
}

const keptAnswers = (page: Page) => keptIn(page, 'answers');

it('a report written without a network is shown as unsent, and arrives once when the network is back', async () => {
  const page = await office.person('staf-kominfo', onPhone);
  const row = await waiting(page, 'Titik Akses Internet');
  await openDesk(page, row);
  await outboxIsReady(page);
  const sent: string[] = [];
  page.on(
    'requestfinished',
    (request) => void (request.url().endsWith('/reports') && sent.push(request.url())),
  );
  await goOffline(page);
  await report(page, 'Jalur serat optik terdekat 1,2 km; titik dapat dipasang.');
  await unsent(page).waitFor();
  await page.getByText('Jalur serat optik terdekat').first().waitFor();
  // The acts under the thumb make way; the short notice covers neither them nor the banner, and leaves for the drawer.
  const bar = page.getByText('Laporan menunggu jaringan');
  await bar.waitFor();
  expect(await page.getByRole('button', { name: 'Kembalikan' }).count()).toBe(0);
  const notice = page.getByText(/^Belum terkirim: tidak ada jaringan/);
  const boxes = await Promise.all([notice, bar, unsent(page)].map((one) => one.boundingBox()));
  const [told, thumb, banner] = boxes.map((box) => box!);
  expect(told!.y + told!.height).toBeLessThan(thumb!.y);
  expect(told!.y).toBeGreaterThan(banner!.y + banner!.height);
  await pictureOf(page, 'outbox-waiting');
  await unsent(page).click();
  await notice.waitFor({ state: 'hidden', timeout: 2_000 });
  await page
    .getByRole('dialog', { name: 'Belum terkirim' })
    .getByText(/Jalur serat optik/)
    .waitFor();
  await pictureOf(page, 'outbox-drawer');
  await page.keyboard.press('Escape');

  await page.context().setOffline(false);
  await page.getByText(/tertunda sudah terkirim/).waitFor();
  await unsent(page).waitFor({ state: 'hidden' });
  expect(sent).toHaveLength(1);
  expect(await reportsOf(page, row)).toEqual(['Jalur serat optik terdekat 1,2 km; titik dapat dipasang.']);
});

it('an act whose answer was lost on the way is not done a second time', async () => {
  const page = await office.person('kabid-ikp');
  const row = await waiting(page, 'Literasi Digital');
  await openDesk(page, row);
  await outboxIsReady(page);
  office.expectFault(/ERR_CONNECTION_RESET|ERR_FAILED/);
  let arrived = 0;
  await page.route('**/reports', async (route) => {
    arrived += 1;
    if (arrived > 1) return route.fallback();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await report(page, 'Narasumber sudah ditunjuk.');
  await page.getByText(/tertunda sudah terkirim/).waitFor({ timeout: 45_000 });
  expect(arrived).toBe(2);
  expect(await reportsOf(page, row)).toEqual(['Narasumber sudah ditunjuk.']);
});

it('what the server refuses meanwhile is shown with its reason and is not lost', async () => {
  const page = await office.person('kabid-aptika');
  const row = await waiting(page, 'Antrean Puskesmas');
  await openDesk(page, row);
  await outboxIsReady(page);
  await goOffline(page);
  await report(page, 'Menunggu data dari Dinas Kesehatan.');
  await unsent(page).waitFor();

  const giver = await office.person('kadis-kominfo');
  const closed = await giver.request.post(`/api/dispositions/${row.dispositionId}/closing`, { data: {} });
  expect(closed.status()).toBe(200);
  await page.context().setOffline(false);
  await page
    .getByText(/ditolak server/i)
    .first()
    .waitFor();
  await unsent(page).click();
  const drawer = page.getByRole('dialog', { name: 'Belum terkirim' });
  await drawer.getByText('Ditolak server').waitFor();
  await drawer.getByText(/Menunggu data dari Dinas Kesehatan/).waitFor();
  await pictureOf(page, 'outbox-refused');
  await drawer.getByRole('button', { name: 'Buang' }).click();
  await drawer.getByText('Tidak ada yang menunggu dikirim').waitFor();
});

it('a disposition that was opened can be read after a start without a network, a confidential letter cannot', async () => {
  const page = await office.person('kadis-kominfo', { ...onPhone, serviceWorkers: 'allow' });
  await page.goto('/office/');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const listed = await page.request.get('/api/letters?q=Titik%20Akses');
  const [open] = ((await listed.json()) as { items: { id: string; subject: string }[] }).items;
  const found = await page.request.get('/api/letters?q=Pemanggilan');
  const [secret] = ((await found.json()) as { items: { id: string; subject: string }[] }).items;
  for (const letter of [secret!, open!]) {
    await page.goto(`/office/letters/${letter.id}`);
    await page.getByRole('heading', { level: 1, name: letter.subject }).waitFor();
    await page.getByRole('heading', { name: 'Perjalanan surat' }).waitFor();
    await outboxIsReady(page);
  }
  const kept = await keptAnswers(page);
  expect(kept).toContain(open!.subject);
  expect(kept).not.toContain(secret!.subject);

  await goOffline(page);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: open!.subject }).waitFor();
  await page.getByText('Pelajari, untuk saran/pendapat').first().waitFor();
  await pictureOf(page, 'offline-disposition');
  await page.goto(`/office/letters/${secret!.id}`);
  await page.getByText(/tidak dapat dijangkau/).waitFor();

  await page.context().setOffline(false);
  await page.goto('/office/');
  await page.getByRole('button', { name: /Profil dan pengaturan/ }).click();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByRole('textbox', { name: 'Kata sandi' }).waitFor();
  office.expectFault(/401 .*\/api\/session\b/);
  expect(await keptAnswers(page)).toBe('[]');
});

it('a report on a confidential letter never waits on the device: it stays where it was typed', async () => {
  const page = await office.person('kabid-persandian', onPhone);
  const row = await waiting(page, 'CSIRT');
  await openDesk(page, row);
  await outboxIsReady(page);
  await goOffline(page);
  await page.getByRole('button', { name: 'Laporkan' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Laporkan tindak lanjut' });
  await dialog.getByLabel('Apa yang sudah dikerjakan').fill('Kontak tim tanggap insiden terlampir.');
  await dialog.getByRole('button', { name: 'Laporkan' }).click();
  await dialog.getByText(/tidak dapat dijangkau/).waitFor();
  await dialog.getByText('Kontak tim tanggap insiden terlampir.').waitFor();
  const acts = await keptIn(page, 'acts');
  expect(acts).not.toContain('CSIRT');
  expect(acts).not.toContain('Kontak tim');
});

it('signing out without a network forgets what was read, and lets nobody in by the session that was left', async () => {
  const page = await office.person('staf-ikp', { ...onPhone, serviceWorkers: 'allow' });
  await page.goto('/office/');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await openDesk(page, await waiting(page, 'Literasi Digital'));
  await outboxIsReady(page);
  expect(await keptAnswers(page)).toContain('Literasi Digital');
  await goOffline(page);
  await page.getByRole('button', { name: /Profil dan pengaturan/ }).click();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByRole('textbox', { name: 'Kata sandi' }).waitFor();
  await pictureOf(page, 'signed-out-offline');
  expect(await keptAnswers(page)).toBe('[]');

  await page.context().setOffline(false);
  office.expectFault(/401 .*\/api\/session\b/);
  await page.goto('/office/');
  await page.getByRole('textbox', { name: 'Kata sandi' }).waitFor();
  expect((await page.request.get('/api/session')).status()).toBe(401);
});

it('where the server does not answer the page says so, and since when what it shows is known', async () => {
  const page = await office.person('kabid-ikp', onPhone);
  await page.goto('/office/');
  await page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' }).waitFor();
  await outboxIsReady(page);
  office.expectFault(/50[234]/);
  await page.route('**/api/**', (route) =>
    route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502</h1>' }),
  );
  await page
    .getByRole('link', { name: /Disposisi/ })
    .first()
    .click();
  await page.getByText(/Server belum menjawab\. Yang tampil/).waitFor();
  await pictureOf(page, 'server-silent');
  await page.unroute('**/api/**');
});
