import type { Page } from 'playwright-core';
import type { View } from './views.ts';

const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};

/** Fills in the days of the form and waits for what would come of it. */
const askFor =
  (first: string, last: string, said: RegExp, kind?: string) =>
  async (page: Page): Promise<void> => {
    if (kind) {
      await page.getByRole('combobox', { name: 'Jenis cuti' }).click();
      await page.getByRole('option', { name: kind }).click();
    }
    await page.getByLabel('Hari pertama').fill(first);
    await page.getByLabel('Hari terakhir').fill(last);
    await page.getByText(said).first().waitFor();
  };

const employee = 'staf-kominfo';
const superior = 'kabid-aptika';
const personnel = 'kaban-bkpsdm';

/** Pages of leave, and the states in which they look different. */
export const leaveViews: View[] = [
  { name: 'the own leave', everyTheme: true, who: employee, path: '/office/leave' },
  { name: 'why so much leave is left', who: employee, path: '/office/leave', act: click(/^Mengapa/) },
  { name: 'leave that is asked for', everyTheme: true, who: employee, path: '/office/leave/ask' },
  {
    name: 'what would come of leave',
    who: employee,
    path: '/office/leave/ask',
    act: askFor('07-12-2026', '09-12-2026', /Tidak ada yang menghalangi|Juga tidak masuk|sudah dipakai cuti/),
  },
  {
    name: 'leave that is refused with its articles',
    everyTheme: true,
    who: employee,
    path: '/office/leave/ask',
    act: askFor('07-12-2026', '31-03-2027', /Pilih alasan cuti/, 'Cuti Besar'),
  },
  { name: 'the desk of a superior', everyTheme: true, who: superior, path: '/office/leave/desk' },
  { name: 'a desk where nothing waits', who: 'sandiman', path: '/office/leave/desk' },
  {
    name: 'a request that is considered',
    everyTheme: true,
    who: superior,
    path: '/office/leave/requests/:leave',
  },
  {
    name: 'the form of a consideration',
    who: superior,
    path: '/office/leave/requests/:leave',
    act: click('Beri pertimbangan'),
  },
  { name: 'the calendar of a unit', everyTheme: true, who: superior, path: '/office/leave/calendar' },
  {
    name: 'the calendar of a unit, as a colleague sees leave of others',
    who: employee,
    path: '/office/leave/calendar',
    act: async (page) => {
      await page.getByRole('table').waitFor();
      if ((await page.locator('td[data-away]').count()) === 0)
        await page.getByRole('button', { name: 'Bulan berikutnya' }).click();
      await page.locator('td[data-away]').first().waitFor();
    },
  },
  { name: 'the balances of a unit', everyTheme: true, who: personnel, path: '/office/leave/balances' },
  {
    name: 'what was entered of a balance',
    who: personnel,
    path: '/office/leave/balances',
    act: click('Catatan'),
  },
  {
    name: 'opening balances from a sheet',
    everyTheme: true,
    who: personnel,
    path: '/office/leave/balances/import',
    act: async (page) => {
      const rows = ['nip;tahun;sisa;diambil', '198001012005011001;2025;4;8', '12;2025;4;8'];
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({
          ...{ name: 'saldo.csv', mimeType: 'text/csv' },
          buffer: Buffer.from(`${rows.join('\n')}\n`),
        });
      await page.getByText('NIP terdiri atas 18 angka.').waitFor();
    },
  },
  {
    name: 'for whom leave is entered',
    who: 'kadis-kominfo',
    path: '/office/leave/desk',
    act: click('Catat cuti pegawai'),
  },
  { name: 'all requests for leave', who: personnel, path: '/office/leave/record' },
  { name: 'the leave rules of the agency', everyTheme: true, who: 'admin', path: '/office/leave/settings' },
  { name: 'a rule that is changed', who: 'admin', path: '/office/leave/settings', act: click('Ubah') },
  {
    name: 'a decision that is delegated',
    who: 'admin',
    path: '/office/leave/settings',
    act: click('Delegasikan'),
  },
];
