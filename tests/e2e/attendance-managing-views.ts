import type { Page } from 'playwright-core';
import type { View } from './views.ts';

const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};

const manager = 'admin';
const list = '/office/administration/attendance';
const rules = `${list}/rules`;
const place = `${list}/places/:place`;

/** What stands on the screen is there as soon as the code is. */
const coded = (page: Page): Promise<void> => page.getByTestId('entrance-code').waitFor();

/** Pages of who manages attendance, and the states in which they look different. */
export const attendanceManagingViews: View[] = [
  { name: 'places of attendance', everyTheme: true, who: manager, path: list },
  {
    name: 'a place that is made',
    everyTheme: true,
    who: manager,
    path: list,
    act: async (page) => {
      await click('Buat lokasi')(page);
      await page.getByLabel('Titik tengah').fill('-8.941200, 109.652300');
      await page.getByRole('img', { name: /Gambar lingkaran/ }).waitFor();
    },
  },
  {
    name: 'a place with faults',
    who: manager,
    path: list,
    act: async (page) => {
      await click('Buat lokasi')(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Buat lokasi' }).click();
      await page.locator('[aria-invalid=true]').first().waitFor();
    },
  },
  { name: 'a place with its users', everyTheme: true, who: manager, path: place },
  { name: 'a border that is changed', who: manager, path: place, act: click('Ubah batas') },
  { name: 'somebody who may check in', who: manager, path: place, act: click('Izinkan') },
  {
    name: 'the screen at an entrance',
    everyTheme: true,
    who: manager,
    path: '/office/attendance/places/:place/code',
    act: coded,
  },
  { name: 'rules of attendance', everyTheme: true, who: manager, path: rules },
  { name: 'rules that are changed', who: manager, path: rules, act: click('Ubah ketentuan') },
  {
    name: 'a scheme that is tried on last month',
    everyTheme: true,
    who: manager,
    path: rules,
    act: async (page) => {
      await click('Tetapkan skema')(page);
      await page.getByRole('textbox', { name: 'Terlambat 1: Potongan' }).fill('0,75');
      const trial = page.getByRole('region', { name: 'Coba pada bulan lalu' });
      await trial.getByRole('combobox', { name: 'Unit yang dihitung' }).fill('Dinas Komunikasi');
      await page.getByRole('option', { name: 'Dinas Komunikasi' }).first().click();
      await trial.getByRole('button', { name: 'Hitung' }).click();
      await trial.getByText(/pegawai\.$/).waitFor();
    },
  },
];
