import type { Page } from 'playwright-core';
import { letterOnPaper, scannedLetter } from '#tests/security/scanned-letter.ts';

/** The way of one letter through the office, as people click it. The pages belong to those who are signed in. */
export const subject = letterOnPaper.subject;

export const home = (page: Page) => page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' });
export const registration = (page: Page) => page.getByRole('region', { name: 'Isian registrasi' });

/** The registry drops a scan on the mail page and opens it when it has been read. */
export async function takeInScan(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Kiriman masuk' }).waitFor();
  const buffer = await scannedLetter();
  const scan = { name: 'pindaian-dinkes.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('input[type=file]').first().setInputFiles(scan);
  await page.getByRole('link', { name: new RegExp(subject, 'i') }).click({ timeout: 60_000 });
  await registration(page).getByRole('textbox', { name: 'Nomor surat' }).waitFor();
}

export async function passTo(page: Page, post: string): Promise<void> {
  await registration(page).getByRole('combobox', { name: 'Diteruskan kepada' }).fill(post);
  await page
    .getByRole('option', { name: new RegExp(post) })
    .first()
    .click();
  await registration(page).getByRole('textbox', { name: 'Nomor surat' }).focus();
}

/** Registers the open mail; answers the agenda number. */
export async function register(page: Page): Promise<string> {
  await page.keyboard.press('Control+Enter');
  const done = page.getByText(/Terdaftar dengan nomor agenda \d+\/\d{4}/);
  return /agenda (\d+\/\d{4})/.exec(await done.innerText())?.[1] ?? '';
}

/** Opens the letter from what waits on the first page. */
export async function openFromHome(page: Page): Promise<void> {
  await page.goto('/office/');
  await page
    .getByRole('link', { name: new RegExp(subject) })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
}

/** Opens the disposition sheet and ticks a recipient. */
export async function beginDisposition(
  page: Page,
  act: 'Disposisikan' | 'Teruskan',
  recipient: RegExp,
): Promise<void> {
  await page.getByRole('button', { name: act }).first().click();
  await page.getByRole('dialog').getByRole('checkbox', { name: recipient }).check();
}

export async function sendDisposition(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Teruskan' }).click();
  await sheet.waitFor({ state: 'hidden' });
}

export async function report(page: Page, words: string, evidence?: string): Promise<void> {
  await page.getByRole('button', { name: 'Laporkan' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Laporkan tindak lanjut' });
  await dialog.getByLabel('Apa yang sudah dikerjakan').fill(words);
  if (evidence) {
    const file = { name: evidence, mimeType: 'image/jpeg', buffer: await scannedLetter() };
    await dialog.locator('input[type=file]').first().setInputFiles(file);
    await dialog.getByText(evidence).first().waitFor();
    await dialog.getByText(/setelah semua berkas sampai/).waitFor({ state: 'hidden' });
  }
  await dialog.getByRole('button', { name: 'Laporkan' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Accepts the report that is shown with the question, since nobody can take that back. */
export async function acceptReport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Terima laporan' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Terima laporan?' });
  await dialog.getByRole('button', { name: 'Terima laporan' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The code on the receipt, as the page of the letter shows it to the registry. */
export async function receiptCode(page: Page): Promise<string> {
  await page.goto('/office/letters');
  await page
    .getByRole('link', { name: new RegExp(subject) })
    .first()
    .click();
  return page
    .getByText(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    .first()
    .innerText();
}

/** Chooses in a field that looks its options up. */
export async function choose(
  page: Page,
  field: string | RegExp,
  words: string,
  option: RegExp,
): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(words);
  await page.getByRole('option', { name: option }).first().click();
}
