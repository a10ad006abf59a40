import { expect, it } from 'vitest';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const employee = 'kabid-aptika';
const personnel = 'kaban-bkpsdm';
const patience = { timeout: 15_000 };
const course = 'Kepemimpinan Digital Sektor Publik';

it('an employee asks on a phone for an entry with its proof, and hears what is missing', async () => {
  const page = await office.person(employee, { viewport: phone });
  await page.goto('/office/staff/own');
  await page.getByRole('button', { name: 'Usulkan perubahan' }).click(patience);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Jenis riwayat' }).click();
  await page.getByRole('option', { name: 'Diklat dan kursus' }).click();
  await dialog.getByRole('combobox', { name: 'Jenis diklat' }).click();
  await page.getByRole('option', { name: 'Kepemimpinan' }).click();
  await dialog.getByLabel('Nama diklat atau kursus').fill(course);
  await dialog.getByLabel('Penyelenggara').fill('LAN');
  await dialog.getByLabel('TMT').fill('03/08/2026');
  await dialog.getByRole('button', { name: 'Ajukan' }).click();
  await dialog.getByText('Lampirkan berkas buktinya.').waitFor();
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      ...{ name: 'sertifikat.png', mimeType: 'image/png' },
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
  await dialog.getByText('sertifikat.png').waitFor(patience);
  await pictureOf(page, 'staff-request-form');
  await expect
    .poll(async () => {
      if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Ajukan' }).click();
      return dialog.isVisible();
    }, patience)
    .toBe(false);
  await page.goto('/office/staff/own/requests');
  await page.getByText(course).first().waitFor(patience);
  await page.getByText('Menunggu keputusan').first().waitFor();
});

it('personnel is told of it and approves it, which makes the entry', async () => {
  const page = await office.person(personnel);
  await page.goto('/office/notifications');
  await page
    .getByRole('link', { name: /Hendra Kurniawan/ })
    .first()
    .click(patience);
  const request = page.getByRole('region', { name: /Hendra Kurniawan/ });
  await request.getByText(course).waitFor(patience);
  await request.getByRole('button', { name: 'Setujui' }).click();
  await expect.poll(() => page.getByText(course).count(), patience).toBe(0);
});

it('the employee is told, and finds the entry in the own file', async () => {
  const page = await office.person(employee);
  await page.goto('/office/notifications');
  await page.getByRole('link', { name: 'Usul perubahan data disetujui' }).first().click(patience);
  await page.getByText('Disetujui').first().waitFor(patience);
  await page.goto('/office/staff/own');
  await page.getByRole('region', { name: 'Diklat dan kursus' }).getByText(course).waitFor(patience);
});

it('the private part is read with a purpose, and the employee sees by whom and what for', async () => {
  const reader = await office.person(personnel);
  await reader.goto('/office/staff/directory?q=Hendra');
  await reader.getByRole('link', { name: /Hendra Kurniawan/ }).click(patience);
  await reader.getByRole('button', { name: 'Baca bagian pribadi' }).click(patience);
  const dialog = reader.getByRole('dialog');
  await dialog.getByLabel('Keperluan').fill('Memeriksa tunjangan');
  await dialog.getByRole('button', { name: 'Baca bagian pribadi' }).click();
  await reader.getByRole('region', { name: 'Data pribadi' }).getByText('Kristen').waitFor(patience);
  const page = await office.person(employee);
  await page.goto('/office/staff/own/readings');
  await page.getByText('Keperluan: Memeriksa tunjangan').waitFor(patience);
});
