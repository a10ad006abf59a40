import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findingsOf } from './axe.ts';
import { registration, subject, takeInScan } from './letter-journey.ts';
import { officeBrowser } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const field = (page: Page) => registration(page).getByRole('textbox', { name: 'Hal', exact: true });
const typed = 'Undangan yang sedang diketik';

/** The form for a letter on paper, with a subject typed into it. */
async function beginPaper(page: Page): Promise<void> {
  await page.goto('/office/letters/intakes');
  await page.getByRole('link', { name: 'Registrasi tanpa pindaian' }).click();
  await field(page).fill(typed);
}

it('what is typed does not go with a link; whoever insists leaves it', async () => {
  const page = await office.person('tata-usaha');
  await beginPaper(page);
  const away = page.getByRole('link', { name: 'Agenda', exact: false }).first();
  await away.click();
  const question = page.getByRole('dialog', { name: 'Ada yang belum terkirim' });
  await question.waitFor();
  await pictureOf(page, 'typed-page');
  expect(await findingsOf(page, 'the question before a page is left')).toEqual([]);
  await question.getByRole('button', { name: 'Lanjutkan mengisi' }).click();
  expect(await field(page).inputValue()).toBe(typed);
  await page.goBack();
  await question.getByRole('button', { name: 'Lanjutkan mengisi' }).click();
  expect(await field(page).inputValue()).toBe(typed);
  await away.click();
  await question.getByRole('button', { name: 'Tinggalkan halaman' }).click();
  await field(page).waitFor({ state: 'detached' });
  // What was given up is not asked about again.
  await page.getByRole('link', { name: 'Beranda' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' }).waitFor();
});

it('a page that cannot be fetched ahead leaves the form alone, and is fetched anew when it is opened', async () => {
  const page = await office.person('tata-usaha');
  office.expectFault(/Failed to (load|fetch)|ERR_FAILED|office\.part-missing/);
  await beginPaper(page);
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.route('**/office/assets/**', (route) => route.abort());
  const other = page.getByRole('link', { name: 'Struktur' }).first();
  const tried = page.waitForEvent('requestfailed');
  await other.hover();
  await tried;
  await page.waitForTimeout(300);
  expect(await field(page).inputValue()).toBe(typed);
  expect(loads).toBe(0);
  await page.unroute('**/office/assets/**');
  await other.click();
  await page.getByRole('button', { name: 'Tinggalkan halaman' }).click();
  await page.getByRole('heading', { level: 1, name: 'Struktur' }).waitFor();
});

it('a panel that cannot be loaded says so, leaves the page alone and opens the next time', async () => {
  const page = await office.person('tata-usaha');
  office.expectFault(/Failed to (load|fetch)|ERR_FAILED|office\.part-missing/);
  await beginPaper(page);
  await page.route('**/office/assets/**', (route) => route.abort());
  await page.getByRole('main').focus();
  await page.keyboard.press('?');
  await page.getByText(/Bagian ini belum dapat dimuat/).waitFor();
  expect(await field(page).inputValue()).toBe(typed);
  await page.unroute('**/office/assets/**');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await field(page).inputValue()).toBe(typed);
});

it('a registration whose answer was lost is one registration, however often the clerk presses', async () => {
  const page = await office.person('tata-usaha');
  office.expectFault(/502|504|ERR_FAILED/);
  await page.goto('/office/letters/intakes/new');
  await registration(page).getByRole('combobox', { name: 'Pengirim' }).fill('Forum Kepala Desa');
  await field(page).fill('Surat yang jawabannya hilang di jalan');
  await registration(page)
    .getByRole('combobox', { name: 'Diteruskan kepada' })
    .fill('Kepala Dinas Komunikasi');
  await page
    .getByRole('option', { name: /Kepala Dinas Komunikasi/ })
    .first()
    .click();
  await registration(page).getByRole('combobox', { name: 'Jenis naskah' }).fill('Surat Dinas');
  await page.keyboard.press('Enter');
  const keys: (string | undefined)[] = [];
  const answers: string[] = [];
  await page.route('**/api/letters', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    keys.push(route.request().headers()['idempotency-key']);
    const answer = await route.fetch();
    answers.push(((await answer.json()) as { id: string }).id);
    if (keys.length === 1) return route.fulfill({ status: 502, contentType: 'text/html', body: '<html>' });
    if (keys.length === 2) return route.abort();
    return route.fulfill({ response: answer });
  });
  const send = registration(page).getByRole('button', { name: 'Registrasikan' });
  for (const attempt of [1, 2]) {
    await send.click();
    await registration(page).getByText('office.no-answer').waitFor();
    await expect.poll(() => keys.length).toBe(attempt);
  }
  await send.click();
  await page.getByText(/Terdaftar dengan nomor agenda/).waitFor();
  expect(new Set(keys).size).toBe(1);
  expect(new Set(answers).size).toBe(1);
});

it('a background reading that fails leaves the form of the registration alone', async () => {
  const page = await office.person('tata-usaha');
  office.expectFault(/500/);
  let reads = 0;
  let fails = false;
  await page.route(/\/api\/letters\/intakes\/[0-9a-f-]{36}$/, async (route) => {
    reads += 1;
    if (fails) return route.fulfill({ status: 500, json: { code: 'core.internal' } });
    const answer = await route.fetch();
    const intake = (await answer.json()) as { documents: { state: string }[] };
    // As if it were still being read, so that the page goes on asking.
    for (const document of intake.documents) document.state = 'reading';
    return route.fulfill({ response: answer, json: intake });
  });
  await page.goto('/office/letters/intakes');
  await takeInScan(page);
  await field(page).fill(typed);
  fails = true;
  const before = reads;
  await expect.poll(() => reads, { timeout: 20_000 }).toBeGreaterThan(before + 2);
  expect(await field(page).inputValue()).toBe(typed);
});

it('a refusal is told also where the page has no place of its own for it', async () => {
  const page = await office.person('tata-usaha');
  office.expectFault(/503/);
  await page.goto('/office/letters/intakes');
  await page.getByRole('link', { name: new RegExp(subject, 'i') }).click();
  await page.route('**/api/letters/documents/*/reading', (route) =>
    route.fulfill({ status: 503, json: { code: 'core.busy' } }),
  );
  await page.getByRole('button', { name: 'Baca ulang' }).click();
  await page.getByText('Sistem sedang sibuk').waitFor();
});

it('Escape and a press outside ask once before a dialog takes along what was typed', async () => {
  const page = await office.person('tata-usaha');
  await page.goto('/office/letters/intakes');
  await page.getByRole('link', { name: new RegExp(subject, 'i') }).click();
  await page.getByRole('button', { name: 'Sisihkan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sisihkan kiriman' });
  const reason = dialog.getByRole('textbox', { name: 'Alasan' });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Sisihkan' }).click();
  await reason.fill('Brosur');
  await page.keyboard.press('Escape');
  const question = dialog.getByRole('alertdialog');
  await question.waitFor();
  await pictureOf(page, 'typed-dialog');
  expect(await findingsOf(page, 'the question in a dialog')).toEqual([]);
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await reason.inputValue()).toBe('Brosur');
  expect(await reason.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.mouse.click(5, 5);
  await question.getByRole('button', { name: 'Buang isian' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Sisihkan' }).click();
  expect(await reason.inputValue()).toBe('');
  await reason.fill('Brosur');
  await dialog.getByRole('button', { name: 'Sisihkan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kiriman masuk' }).waitFor();
});

it('the search keeps its place while it is typed into, though the way out of the filters appears beside it', async () => {
  const page = await office.person('tata-usaha', { viewport: { width: 1280, height: 800 } });
  await page.goto('/office/letters');
  const search = page.getByRole('searchbox');
  const before = await search.boundingBox();
  await search.fill('qqqq');
  await page.getByRole('button', { name: 'Hapus saringan' }).first().waitFor();
  expect(await search.boundingBox()).toEqual(before);
  await pictureOf(page, 'typed-search');
});

it('a correction begins at the top, and a deadline that has passed is told without being refused', async () => {
  const page = await office.person('tata-usaha', { viewport: { width: 1280, height: 800 } });
  const answer = await page.request.get('/api/letters?q=Keluhan%20Sinyal');
  const [letter] = ((await answer.json()) as { items: { id: string }[] }).items;
  await page.goto(`/office/letters/${letter!.id}/correction`);
  const form = page.getByRole('region', { name: 'Betulkan isian registrasi' });
  const sender = form.getByRole('combobox', { name: 'Pengirim' });
  await expect.poll(() => sender.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  const deadline = form.getByRole('textbox', { name: 'Batas waktu' });
  const warning = form.getByText('Sudah lewat; kosongkan bila tidak berlaku.');
  await deadline.fill('24/07/2026');
  await warning.waitFor();
  expect(await deadline.getAttribute('aria-invalid')).not.toBe('true');
  await warning.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await pictureOf(page, 'typed-deadline');
  await deadline.fill('');
  await warning.waitFor({ state: 'detached' });
});

it('a letter that is not there, or not for them, leads back', async () => {
  const page = await office.person('tata-usaha');
  office.expectFault(/404 /);
  await page.goto('/office/letters/00000000-0000-7000-8000-000000000000');
  await page.getByRole('heading', { level: 1, name: 'Halaman tidak ditemukan' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Kembali ke beranda' }).waitFor();
  expect(await page.getByText('core.not-found').count()).toBe(0);
  await pictureOf(page, 'not-found-letter');
});
