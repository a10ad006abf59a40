import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';
import { secretRecord } from './secret-record.ts';

const office = officeBrowser();
const clerk = 'tata-usaha';
/** May open in an emergency, and is no reader of the record. */
const opener = 'kabid-kearsipan';
const reviewer = 'arsiparis';
const name = 'Laporan insiden keamanan siber';
const number = 'R/17/KOMINFO/2026';
const reason = 'Layanan rumah sakit terhenti; penanganan insiden harus dibaca malam ini.';
const patience = { timeout: 15_000 };

let record = '';

beforeAll(async () => {
  record = await secretRecord(await office.person(clerk), office.url, { title: name, number });
});

const title = (page: Page, heading: string) => page.getByRole('heading', { level: 1, name: heading });

it('a record that is closed to somebody is opened in an emergency, read on record, and closed again', async () => {
  office.expectFault(/404/);
  const page = await office.person(opener);
  await page.goto(`/office/archive/records/${record}`);
  await title(page, 'Arsip tidak dapat dibuka').waitFor(patience);
  await pictureOf(page, 'emergency-closed');
  await page.getByRole('button', { name: 'Akses darurat' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Alasan' }).fill('penting');
  await dialog.getByRole('button', { name: 'Buka arsip' }).click();
  await dialog.getByText('Teksnya terlalu pendek').waitFor();
  await dialog.getByRole('textbox', { name: 'Alasan' }).fill(reason);
  await pictureOf(page, 'emergency-dialog');
  await dialog.getByRole('button', { name: 'Buka arsip' }).click();
  await title(page, name).waitFor(patience);
  const banner = page.getByRole('region', { name: 'Akses darurat' });
  await banner.getByText(/Akses darurat sampai \d\d\.\d\d/).waitFor();
  await pictureOf(page, 'emergency-record');
  await page.getByRole('button', { name: 'Buka file' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Buka file' }).count(), patience).toBe(0);
  await banner.getByRole('button', { name: 'Akhiri' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Akhiri' }).click();
  await title(page, 'Arsip tidak dapat dibuka').waitFor(patience);
  expect(await page.getByText(name).count()).toBe(0);
});

it('a number that is found nowhere leads there too', async () => {
  office.expectFault(/404/);
  const page = await office.person(opener);
  await page.goto(`/office/archive/search?q=${encodeURIComponent(number)}&place=number`);
  await page.getByRole('button', { name: 'Akses darurat' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('textbox', { name: 'Nomor arsip' }).inputValue()).toBe(number);
  await dialog.getByRole('textbox', { name: 'Nomor arsip' }).fill('TIDAK/ADA/1');
  await dialog.getByRole('textbox', { name: 'Alasan' }).fill(reason);
  await dialog.getByRole('button', { name: 'Buka arsip' }).click();
  await dialog.getByText('Tidak ada arsip yang dapat dibuka dengan keterangan ini.').waitFor();
  await dialog.getByRole('textbox', { name: 'Nomor arsip' }).fill(number);
  await dialog.getByRole('button', { name: 'Buka arsip' }).click();
  await title(page, name).waitFor(patience);
});

it('who reviews is told of it, finds the reason and what was read, ends it and says what was found', async () => {
  const page = await office.person(reviewer, { viewport: phone });
  await page.goto('/office/notifications');
  await page.getByRole('link', { name: 'Arsip dibuka dalam keadaan darurat' }).first().click(patience);
  await title(page, 'Akses darurat').waitFor(patience);
  const items = page.getByRole('list', { name: 'Akses darurat' }).getByRole('listitem');
  const latest = items.filter({ hasText: reason }).first();
  await pictureOf(page, 'emergencies');
  await latest.getByRole('button', { name: 'Akhiri' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Akhiri' }).click();
  await latest.getByRole('button', { name: 'Tandai sudah ditinjau' }).click(patience);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Catatan' }).fill('Alasan sesuai; pembacaan sebatas keperluan.');
  await dialog.getByRole('button', { name: 'Tandai sudah ditinjau' }).click();
  await latest.getByText('Sudah ditinjau').waitFor(patience);
  await latest.getByText('Belum ada file yang dibuka.').waitFor();
  await items.filter({ hasText: 'File 1 dibuka' }).first().waitFor();
});
