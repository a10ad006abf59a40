import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { letterOnPaper } from '#tests/security/scanned-letter.ts';
import { demoAccount } from './demo-account.ts';
import {
  acceptReport,
  beginDisposition,
  home,
  openFromHome,
  passTo,
  receiptCode,
  register,
  registration,
  report,
  sendDisposition,
  subject,
  takeInScan,
} from './letter-journey.ts';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const signedOut = /401 .*\/api\/session\b/;
let agendaNumber = '';

/** Through the door, as the README says: choose the role, press the button. */
async function signIn(page: Page, role: string): Promise<void> {
  await page.goto('/office/');
  await page.getByRole('button', { name: role, exact: true }).first().click();
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await home(page).waitFor();
}

it('the registry drops a scan, finds the form filled from it and registers it', async () => {
  office.expectFault(signedOut);
  const page = await office.stranger();
  await signIn(page, 'Tata usaha');
  await page
    .getByRole('link', { name: /Kiriman masuk/ })
    .first()
    .click();
  await takeInScan(page);
  const form = registration(page);
  expect(await form.getByRole('textbox', { name: 'Nomor surat' }).inputValue()).toBe(
    letterOnPaper.letterNumber,
  );
  expect(await form.getByLabel('Tanggal surat', { exact: true }).inputValue()).toMatch(
    /^(18 November 2026|2026-11-18)$/,
  );
  expect(await form.getByRole('textbox', { name: 'Hal', exact: true }).inputValue()).toBe(subject);
  await passTo(page, 'Kepala Dinas Komunikasi');
  await pictureOf(page, 'register');
  agendaNumber = await register(page);
  expect(agendaNumber).toMatch(/^\d+\/\d{4}$/);
});

it('the head of the agency disposes it on a phone', async () => {
  office.expectFault(signedOut);
  const page = await office.stranger({ viewport: phone, isMobile: true, hasTouch: true });
  await signIn(page, 'Kepala dinas');
  await openFromHome(page);
  await pictureOf(page, 'letter-phone');
  await beginDisposition(page, 'Disposisikan', /Kepala Bidang Aplikasi Informatika/);
  await pictureOf(page, 'give-phone');
  await sendDisposition(page);
  await page.getByText('Kepala Bidang Aplikasi Informatika').first().waitFor();
});

it('the head of the division passes it on to a member of staff', async () => {
  const page = await office.person('kabid-aptika');
  await openFromHome(page);
  await beginDisposition(page, 'Teruskan', /Ayu Larasati/);
  await page.getByRole('dialog').getByLabel('Isi disposisi').fill('Siapkan bahan paparan dan hadiri.');
  await pictureOf(page, 'forward');
  await sendDisposition(page);
});

it('the member of staff reports back', async () => {
  const page = await office.person('staf-kominfo');
  await openFromHome(page);
  await report(page, 'Rapat dihadiri; bahan paparan sudah diserahkan.', 'notulen.jpg');
});

it('the reports are accepted up the chain and the letter is closed', async () => {
  const division = await office.person('kabid-aptika');
  await openFromHome(division);
  await acceptReport(division);
  await division.getByRole('button', { name: 'Laporkan' }).first().click();
  const dialog = division.getByRole('dialog', { name: 'Laporkan tindak lanjut' });
  const words = dialog.getByLabel('Apa yang sudah dikerjakan');
  await words.fill('Sudah ditindaklanjuti oleh staf bidang.');
  // What came from below goes up with it, and can be left out again.
  await dialog.getByRole('button', { name: 'Ambil semuanya' }).click();
  expect(await words.inputValue()).toMatch(/^Sudah ditindaklanjuti.+Rapat dihadiri/s);
  const taken = dialog.getByRole('checkbox', { name: /^Isi laporan / });
  await taken.uncheck();
  expect(await words.inputValue()).toBe('Sudah ditindaklanjuti oleh staf bidang.');
  await taken.check();
  await pictureOf(division, 'report-taken-over');
  await dialog.getByRole('button', { name: 'Laporkan' }).click();
  await dialog.waitFor({ state: 'hidden' });

  const head = await office.person('kadis-kominfo');
  await openFromHome(head);
  await pictureOf(head, 'letter-reported');
  await head.getByRole('link', { name: 'notulen.jpg' }).nth(1).waitFor();
  await acceptReport(head);
  await head.getByRole('button', { name: 'Nyatakan selesai' }).first().click();
  const close = head.getByRole('dialog', { name: 'Nyatakan surat selesai' });
  await close.getByRole('button', { name: 'Nyatakan selesai' }).click();
  await close.waitFor({ state: 'hidden' });
  await head.getByText('Selesai', { exact: true }).first().waitFor();
  await pictureOf(head, 'letter-closed');
});

it('whoever delivered it follows it without JavaScript and sees a stage, no name and no subject', async () => {
  const code = await receiptCode(await office.person('tata-usaha'));
  const page = await office.stranger({ javaScriptEnabled: false, viewport: phone });
  await page.goto('/');
  await pictureOf(page, 'portal-phone');
  await page.getByLabel('Kode tanda terima').fill(code);
  await page.getByRole('button', { name: 'Lihat posisi surat' }).click();
  await page.getByText(code).waitFor();
  await pictureOf(page, 'track-phone');
  const words = await page.locator('body').innerText();
  expect(words).toMatch(/selesai ditindaklanjuti/i);
  expect(words).toMatch(/Ditindaklanjuti\s+\S+, \d+ \S+ \d{4}/);
  const posts = ['Kepala Dinas', 'Kepala Bidang', 'Diskominfo'];
  const people = [
    'Arif Budiman',
    'Hendra',
    'Ayu Larasati',
    'Siti Rohmah',
    demoAccount('tata-usaha').identifier,
  ];
  for (const inner of [subject, letterOnPaper.letterNumber, agendaNumber, ...posts, ...people])
    expect(words).not.toContain(inner);
});
