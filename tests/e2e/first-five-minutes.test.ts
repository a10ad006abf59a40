import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { letterOnPaper, scannedLetter } from '#tests/security/scanned-letter.ts';
import { demoAccount } from './demo-account.ts';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const subject = letterOnPaper.subject;
let agendaNumber = '';

/** Through the door, as the README says: choose the role, press the button. */
async function signIn(page: Page, role: string): Promise<void> {
  await page.goto('/office/');
  await page.getByRole('button', { name: role, exact: true }).first().click();
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' }).waitFor();
}

it('the registry drops a scan, finds the form filled from it and registers it', async () => {
  const page = await office.stranger();
  office.expectFault(/401 .*\/api\/session\b/);
  await signIn(page, 'Tata usaha');
  await page.getByRole('link', { name: /Kiriman masuk/ }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Kiriman masuk' }).waitFor();
  const buffer = await scannedLetter();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'pindaian-dinkes.jpg', mimeType: 'image/jpeg', buffer });
  const row = page.getByRole('link', { name: new RegExp(subject, 'i') });
  await row.waitFor({ timeout: 60_000 });
  await pictureOf(page, 'mail');
  await row.click();
  const form = page.getByRole('region', { name: 'Isian registrasi' });
  await form.getByRole('textbox', { name: 'Nomor surat' }).waitFor();
  expect(await form.getByRole('textbox', { name: 'Nomor surat' }).inputValue()).toBe(letterOnPaper.letterNumber);
  expect(await form.getByLabel('Tanggal surat', { exact: true }).inputValue()).toBe(letterOnPaper.letterDate);
  expect(await form.getByRole('textbox', { name: 'Hal', exact: true }).inputValue()).toBe(subject);
  const addressee = form.getByRole('combobox', { name: 'Diteruskan kepada' });
  await addressee.fill('Kepala Dinas Komunikasi');
  await page.getByRole('option', { name: /Kepala Dinas Komunikasi/ }).first().click();
  await pictureOf(page, 'register');
  await page.keyboard.press('Control+Enter');
  const done = page.getByText(/Terdaftar dengan nomor agenda \d+\/\d{4}/);
  await done.waitFor();
  agendaNumber = /agenda (\d+\/\d{4})/.exec(await done.innerText())?.[1] ?? '';
  expect(agendaNumber).not.toBe('');
});

/** Opens the letter from what waits on the first page. */
async function openFromHome(page: Page): Promise<void> {
  await page.getByRole('link', { name: new RegExp(subject) }).first().click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
}

it('the head of the agency disposes it on a phone', async () => {
  const page = await office.stranger({ viewport: phone, isMobile: true, hasTouch: true });
  office.expectFault(/401 .*\/api\/session\b/);
  await signIn(page, 'Kepala dinas');
  await pictureOf(page, 'home-phone');
  await openFromHome(page);
  await pictureOf(page, 'letter-phone');
  await page.getByRole('button', { name: 'Disposisikan' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Lembar disposisi' });
  await sheet.getByRole('checkbox', { name: /Kepala Bidang Aplikasi Informatika/ }).check();
  await sheet.getByRole('checkbox').nth(6).scrollIntoViewIfNeeded();
  await pictureOf(page, 'give-phone');
  await sheet.getByRole('button', { name: 'Teruskan' }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await page.getByText('Kepala Bidang Aplikasi Informatika').first().waitFor();
  await pictureOf(page, 'letter-phone-given');
});

it('the head of the division passes it on to a member of staff', async () => {
  const page = await office.person('kabid-aptika');
  await page.goto('/office/');
  await openFromHome(page);
  await page.getByRole('button', { name: 'Teruskan' }).first().click();
  const sheet = page.getByRole('dialog', { name: 'Teruskan disposisi' });
  await sheet.getByRole('checkbox', { name: /Ayu Larasati/ }).check();
  await sheet.getByLabel('Isi disposisi').fill('Siapkan bahan paparan dan hadiri.');
  await pictureOf(page, 'forward');
  await sheet.getByRole('button', { name: 'Teruskan' }).click();
  await sheet.waitFor({ state: 'hidden' });
});

it('the member of staff reports back', async () => {
  const page = await office.person('staf-kominfo');
  await page.goto('/office/');
  await openFromHome(page);
  await page.getByRole('button', { name: 'Laporkan' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Laporkan tindak lanjut' });
  await dialog.getByLabel('Apa yang sudah dikerjakan').fill('Rapat dihadiri; bahan paparan sudah diserahkan.');
  await dialog.getByRole('button', { name: 'Laporkan' }).click();
  await dialog.waitFor({ state: 'hidden' });
});

it('the reports are accepted up the chain and the letter is closed', async () => {
  const division = await office.person('kabid-aptika');
  await division.goto('/office/');
  await openFromHome(division);
  await division.getByRole('button', { name: 'Terima laporan' }).first().click();
  await division.getByRole('button', { name: 'Laporkan' }).first().click();
  const dialog = division.getByRole('dialog', { name: 'Laporkan tindak lanjut' });
  await dialog.getByLabel('Apa yang sudah dikerjakan').fill('Sudah ditindaklanjuti oleh staf bidang.');
  await dialog.getByRole('button', { name: 'Laporkan' }).click();
  await dialog.waitFor({ state: 'hidden' });

  const head = await office.person('kadis-kominfo');
  await head.goto('/office/');
  await openFromHome(head);
  await head.getByRole('button', { name: 'Terima laporan' }).first().click();
  await pictureOf(head, 'letter-reported');
  await head.getByRole('button', { name: 'Nyatakan selesai' }).first().click();
  const close = head.getByRole('dialog', { name: 'Nyatakan surat selesai' });
  await close.getByRole('button', { name: 'Nyatakan selesai' }).click();
  await close.waitFor({ state: 'hidden' });
  await head.getByText('Selesai', { exact: true }).first().waitFor();
  await pictureOf(head, 'letter-closed');
});

it('whoever delivered it follows it without JavaScript and sees a stage, no name and no subject', async () => {
  const clerk = await office.person('tata-usaha');
  await clerk.goto('/office/letters');
  await clerk.getByRole('link', { name: new RegExp(subject) }).first().click();
  const code = await clerk.getByText(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/).first().innerText();

  const page = await office.stranger({ javaScriptEnabled: false, viewport: phone });
  await page.goto('/');
  await pictureOf(page, 'portal-phone');
  await page.getByLabel(/kode/i).fill(code);
  await page.getByRole('button', { name: /lacak|lihat/i }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await pictureOf(page, 'track-phone');
  const words = await page.locator('body').innerText();
  expect(words).toMatch(/selesai/i);
  const inner = [subject, 'Kepala Dinas', 'Kepala Bidang', 'Arif Budiman', 'Hendra', 'Ayu Larasati', 'Siti Rohmah'];
  for (const word of [...inner, letterOnPaper.letterNumber, demoAccount('tata-usaha').identifier, agendaNumber])
    expect(words).not.toContain(word);
});
