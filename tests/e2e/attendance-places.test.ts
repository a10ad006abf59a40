import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { atWork } from './attendance-phone.ts';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const manager = 'admin';
const personnel = 'analis-sdm';
const list = '/office/administration/attendance';
const patience = { timeout: 15_000 };
const yard = `Halaman ${Date.now()}`;

/** Looks an option up and chooses it. */
async function choose(page: Page, field: Locator, name: string): Promise<void> {
  await field.fill(name);
  await page.getByRole('option', { name }).first().click(patience);
}

it('a place is made where the phone stands, and given to a unit', async () => {
  const page = await office.person(manager, {
    ...{ viewport: phone, isMobile: true, hasTouch: true },
    ...{ geolocation: atWork, permissions: ['geolocation'] },
  });
  await page.goto(list);
  await page.getByRole('button', { name: 'Buat lokasi' }).click(patience);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nama lokasi').fill(yard);
  await choose(page, dialog.getByRole('combobox', { name: 'Unit pemilik' }), 'Dinas Komunikasi');
  await dialog.getByRole('button', { name: 'Ambil dari perangkat ini' }).click();
  await expect.poll(() => dialog.getByLabel('Titik tengah').inputValue()).toBe('-6.175392, 106.827153');
  await dialog.getByRole('img', { name: /radius|beradius 100 m/ }).waitFor();
  await pictureOf(page, 'attendance-place-form');
  await dialog.getByRole('button', { name: 'Buat lokasi' }).click();
  await page.getByRole('heading', { name: yard }).waitFor(patience);
  await page.getByText('Belum ada. Selama itu lokasi ini tidak dipakai.').waitFor();
  await page.getByRole('button', { name: 'Izinkan' }).click();
  // Nobody of this unit checks in elsewhere: the place stays, and would be theirs too.
  await choose(
    page,
    dialog.getByRole('combobox', { name: 'Unit' }),
    'Bidang Pembinaan Sekolah Menengah Pertama',
  );
  await dialog.getByRole('button', { name: 'Izinkan' }).click();
  const users = page.getByRole('region', { name: 'Siapa yang presensi di sini' });
  await users.getByText('Bidang Pembinaan Sekolah Menengah Pertama').waitFor(patience);
  await pictureOf(page, 'attendance-place');
});

it('a border that crosses itself is told at its field, and a pasted polygon follows from tomorrow on', async () => {
  const page = await office.person(manager);
  office.expectFault(/422/);
  await page.goto(list);
  await page.getByRole('link', { name: yard }).click(patience);
  await page.getByRole('button', { name: 'Ubah batas' }).click(patience);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Poligon', { exact: true }).click();
  const corners = dialog.getByRole('textbox', { name: /^Sudut/ });
  await corners.fill('-6.1750, 106.8270\n-6.1760, 106.8280\n-6.1750, 106.8280\n-6.1760, 106.8270');
  const tomorrow = new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10).split('-').reverse();
  await dialog.getByLabel('Berlaku mulai').fill(tomorrow.join('/'));
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await dialog.getByText('Garis batas lokasi saling memotong', { exact: false }).waitFor(patience);
  await pictureOf(page, 'attendance-place-crossing');
  const ring = [
    [106.827, -6.175],
    [106.828, -6.175],
    [106.828, -6.176],
    [106.827, -6.176],
    [106.827, -6.175],
  ];
  await corners.fill(JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
  await dialog.getByRole('img', { name: /poligon dengan 4 sudut/ }).waitFor();
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Poligon, 4 sudut').waitFor(patience);
});

it('a device at the entrance is declared by its name, moved to another place and taken back', async () => {
  const page = await office.person(manager);
  await page.goto(list);
  await page.getByRole('link', { name: yard }).click(patience);
  const shared = page.getByRole('region', { name: 'Perangkat bersama' });
  await shared.getByText('Belum ada.').waitFor(patience);
  await page.getByRole('button', { name: 'Jadikan perangkat bersama' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nama perangkat').fill('Tablet lobi');
  await dialog.getByRole('button', { name: 'Jadikan perangkat bersama' }).click();
  await shared.getByText('Tablet lobi').waitFor(patience);
  await pictureOf(page, 'attendance-kiosks');
  await shared.getByRole('button', { name: 'Pindahkan' }).click();
  await choose(page, dialog.getByRole('combobox', { name: 'Ke lokasi' }), 'Kantor Diskominfo');
  await dialog.getByRole('button', { name: 'Pindahkan' }).click();
  await shared.getByText('Belum ada.').waitFor(patience);

  await page.goto(list);
  await page.getByRole('link', { name: 'Kantor Diskominfo' }).click(patience);
  await shared.getByText('Tablet lobi').waitFor(patience);
  await shared.getByRole('button', { name: 'Akhiri' }).click();
  await dialog.getByRole('button', { name: 'Akhiri' }).click();
  await shared.getByText('Belum ada.').waitFor(patience);
});

it('the screen at the entrance shows the code and the time of the server, and hides what is no longer good', async () => {
  const page = await office.person(manager);
  await page.goto(list);
  await page.getByRole('link', { name: 'Kantor Diskominfo' }).click(patience);
  await page.getByRole('link', { name: 'Buka layar pintu masuk' }).click(patience);
  const code = page.getByTestId('entrance-code');
  await code.waitFor(patience);
  const shown = async () => (await code.innerText()).replaceAll(/\s/g, '');
  const address = page.url().replace(`${office.url}/office/`, '/api/');
  // The code that check-ins are held against; asked again where it changed in between.
  await expect
    .poll(async () => {
      const answer = await page.request.get(address);
      return ((await answer.json()) as { digits: string }).digits === (await shown());
    }, patience)
    .toBe(true);
  expect(await shown()).toMatch(/^\d{8}$/);
  await page.getByRole('heading', { name: 'Kantor Diskominfo' }).waitFor();
  await pictureOf(page, 'attendance-entrance');
  office.expectFault(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await page.context().setOffline(true);
  await page
    .getByText('Tidak ada jaringan, jadi tidak ada kode.', { exact: false })
    .waitFor({ timeout: 45_000 });
  expect(await code.count()).toBe(0);
  await pictureOf(page, 'attendance-entrance-offline');
  await page.context().setOffline(false);
  await code.waitFor(patience);
});

it('what is to hold later is decided now, with its basis', async () => {
  const page = await office.person(manager);
  await page.goto(`${list}/rules`);
  await page.getByRole('button', { name: 'Ubah ketentuan' }).click(patience);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Berlaku mulai').fill('02/01/2090');
  await dialog.getByLabel('Dasar hukum').fill('Peraturan Bupati Nomor 9 Tahun 2089');
  await dialog.getByRole('checkbox', { name: /meminta kode/ }).check();
  await dialog.getByRole('button', { name: 'Tetapkan' }).click();
  await page.getByRole('heading', { name: 'Akan berlaku' }).waitFor(patience);
  await page.getByText('Peraturan Bupati Nomor 9 Tahun 2089').waitFor();
});

it('a scheme is tried on last month before it is decided: sums, people, and days with why', async () => {
  const page = await office.person(personnel);
  await page.goto(`${list}/rules`);
  await page.getByRole('button', { name: 'Tetapkan skema' }).click(patience);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Terlambat 1: Potongan' }).fill('0,75');
  const trial = dialog.getByRole('region', { name: 'Coba pada bulan lalu' });
  await choose(page, trial.getByRole('combobox', { name: 'Unit yang dihitung' }), 'Pemerintah Kabupaten');
  await trial.getByRole('button', { name: 'Hitung' }).click();
  await trial.getByText(/berubah bagi \d+ dari \d+ pegawai/).waitFor(patience);
  await pictureOf(page, 'attendance-trial');
  const somebody = trial.getByRole('listitem').first();
  await somebody.locator('summary').first().click();
  await somebody.getByText('Usulan', { exact: true }).first().waitFor(patience);
  await somebody.getByRole('heading', { level: 4 }).first().waitFor(patience);
  await pictureOf(page, 'attendance-trial-days');
  await dialog.getByRole('textbox', { name: 'Terlambat 1: Potongan' }).fill('0,8');
  await trial.getByText('Usulan sudah berubah.', { exact: false }).waitFor();
});

it('working hours are tried from the page of the calendar, before they are assigned', async () => {
  const page = await office.person(manager);
  await page.goto('/office/calendar/assignments');
  await page.getByRole('button', { name: 'Tetapkan pola' }).click(patience);
  const dialog = page.getByRole('dialog');
  await choose(page, dialog.getByRole('combobox', { name: 'Unit' }), 'Bidang Persandian');
  await dialog.getByRole('combobox', { name: 'Pola' }).click();
  await page.getByRole('option', { name: 'Enam hari kerja pelayanan' }).click();
  const trial = dialog.getByRole('region', { name: 'Coba pada bulan lalu' });
  await trial.getByText('Lengkapi isian di atas dahulu.').waitFor(patience);
  await dialog.getByLabel('Berlaku mulai').fill('02/01/2090');
  await trial.getByRole('button', { name: 'Hitung' }).click();
  await trial.getByText(/berubah bagi [1-9]\d* dari \d+ pegawai/).waitFor(patience);
});
