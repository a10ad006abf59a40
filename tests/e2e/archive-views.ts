import type { Page } from 'playwright-core';
import type { OutputOf } from '#core/contract/operation.ts';
import type { shares } from '#modules/archive/contract/shares.ts';
import { keepingViews } from './keeping-views.ts';
import type { View } from './views.ts';

const clerk = 'tata-usaha';
const staff = 'staf-kominfo';
const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};

/** The pages of the archive, and the states in which they look different. */
export const archiveViews: View[] = [
  { name: 'dossiers', everyTheme: true, who: clerk, path: '/office/archive' },
  { name: 'dossiers of which none match', who: clerk, path: '/office/archive?all=true&q=zzzzqqqq' },
  {
    name: 'a dossier that is opened',
    everyTheme: true,
    who: clerk,
    path: '/office/archive',
    act: async (page) => {
      await page.getByRole('button', { name: 'Buka berkas' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Uraian' }).fill('Laporan layanan aplikasi');
      await dialog.getByText('Usulan kode').waitFor();
      await dialog.getByRole('button', { name: 'Telusuri pohon klasifikasi' }).click();
      await dialog.getByRole('button', { name: 'Pilih 000 Umum' }).waitFor();
    },
  },
  { name: 'letters that are not filed yet', who: clerk, path: '/office/archive/unfiled' },
  { name: 'a dossier', everyTheme: true, who: clerk, path: '/office/archive/dossiers/:dossier' },
  {
    name: 'why a dossier stands where it does',
    who: clerk,
    path: '/office/archive/dossiers/:closed',
    act: click(/^Mengapa/),
  },
  {
    name: 'the place of a dossier',
    who: 'arsiparis',
    path: '/office/archive/dossiers/:closed',
    act: click('Tempatkan'),
  },
  {
    name: 'records that are added',
    everyTheme: true,
    who: clerk,
    path: '/office/archive/dossiers/:dossier',
    act: click('Tambah arsip'),
  },
  {
    name: 'a dossier that is closed',
    who: clerk,
    path: '/office/archive/dossiers/:dossier',
    act: async (page) => {
      await page.getByRole('button', { name: 'Lainnya' }).first().click();
      await page.getByRole('menuitem', { name: 'Tutup berkas' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'a record', everyTheme: true, who: clerk, path: '/office/archive/records/:record' },
  {
    name: 'a dossier of which records are chosen',
    who: clerk,
    path: '/office/archive/dossiers/:dossier',
    act: async (page) => {
      await page.getByRole('list', { name: 'Isi berkas' }).getByRole('checkbox').first().check();
      await page.getByRole('button', { name: 'Bagikan' }).waitFor();
    },
  },
  {
    name: 'a record that is shared',
    who: clerk,
    path: '/office/archive/records/:record',
    act: click('Buat tautan'),
  },
  {
    name: 'the publicity of a record',
    who: clerk,
    path: '/office/archive/records/:record',
    act: click('Tetapkan'),
  },
  { name: 'records that were shared', path: '/b/:share' },
  { name: 'a record on paper', who: staff, path: '/office/archive/records/:paper' },
  {
    name: 'a search of the archive',
    everyTheme: true,
    who: clerk,
    path: '/office/archive/search?q=aplikasi',
  },
  {
    name: 'records of a search that are shared',
    who: clerk,
    path: '/office/archive/search?q=aplikasi',
    act: async (page) => {
      const results = page.getByRole('list', { name: 'Hasil pencarian' });
      for (const at of [0, 1]) await results.getByRole('checkbox').nth(at).check();
      await page.route('**/api/archive/shareable-records?**', async (route) => {
        const answer = await route.fetch();
        const judged = (await answer.json()) as OutputOf<typeof shares.judge>;
        const items = judged.items.map((one, at) => (at === 0 ? { ...one, refusal: 'excepted' } : one));
        await route.fulfill({ response: answer, json: { items } });
      });
      await page.getByRole('button', { name: 'Bagikan' }).click();
      await page.getByText('tidak dapat dibagikan').waitFor();
    },
  },
  {
    name: 'a search that puts a word right',
    who: clerk,
    path: '/office/archive/search?q=penawarn',
  },
  { name: 'a search that finds nothing', who: clerk, path: '/office/archive/search?q=zzzzqqqq' },
  {
    name: 'searches that are kept',
    who: clerk,
    path: '/office/archive/search?q=aplikasi',
    act: click(/^Pencarian tersimpan/),
  },
  {
    name: 'ingests',
    everyTheme: true,
    who: clerk,
    path: '/office/archive/ingests',
  },
  {
    name: 'an ingest without documents',
    who: clerk,
    path: '/office/archive/ingests/:ingest',
  },
  {
    name: 'beginning an ingest',
    who: clerk,
    path: '/office/archive/ingests',
    act: click('Masukkan file'),
  },
  ...keepingViews,
];
