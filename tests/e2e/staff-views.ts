import type { Page } from 'playwright-core';
import type { View } from './views.ts';

const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};

/** Opens the file of somebody from the directory. */
const openFile = async (page: Page) => {
  await page.getByRole('link', { name: /Ayu Larasati/ }).click();
  await page.getByRole('heading', { name: 'Yang akan datang' }).waitFor();
};

/** Gives a sheet of one row to be tried. */
const sheetOf = (row: string) => async (page: Page) => {
  const heading = 'nip_baru;kpkn;golongan;tmt_golongan;masa_kerja_tahun;masa_kerja_bulan';
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      ...{ name: 'siasn.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(`${heading}\n${row}\n`),
    });
  await page
    .getByText(/Siap dicatat|perlu diperbaiki|kesalahan/i)
    .first()
    .waitFor();
};

/** What the interface of BKN would have led to; nobody here has keys for it. */
const answeredBySiasn = {
  ...{ connected: true, state: 'fetched', fault: null },
  ...{ askedAt: '2026-11-20T02:00:00.000Z', answeredAt: '2026-11-20T02:00:20.000Z' },
  difference: {
    unchanged: 7,
    unread: [{ history: 'rw-penghargaan', field: 'pemberi', why: 'missing' }],
    changes: [
      {
        ...{ history: 'rw-diklat', kind: 'training', startsOn: '2024-05-06', lastDay: '2024-05-10' },
        content: {
          kind: 'training',
          details: { form: 'technical', name: 'Keamanan Siber', organizer: 'BSSN' },
        },
        ...{ decreeNumber: null, decreeDay: null, differsFrom: null },
      },
      {
        ...{ history: 'rw-golongan', kind: 'grade', startsOn: '2023-04-01', lastDay: null },
        content: {
          kind: 'grade',
          details: { code: '32', serviceYears: 4, serviceMonths: 1, promotion: 'regular' },
        },
        ...{ decreeNumber: '823.3/118/2023', decreeDay: '2023-03-20' },
        differsFrom: {
          ...{ id: '01935b8e-7a54-7a00-8000-000000000001', startsOn: '2023-10-01' },
          content: {
            kind: 'grade',
            details: { code: '32', serviceYears: 4, serviceMonths: 7, promotion: 'regular' },
          },
        },
      },
    ],
  },
};

const employee = 'staf-kominfo';
const personnel = 'kaban-bkpsdm';

/** Pages of the employee files, and the states in which they look different. */
export const staffViews: View[] = [
  { name: 'the own file', everyTheme: true, who: employee, path: '/office/staff/own' },
  { name: 'an own file without entries', who: 'sandiman', path: '/office/staff/own' },
  { name: 'why something comes', who: employee, path: '/office/staff/own', act: click(/^Mengapa/) },
  {
    name: 'a change that is asked for',
    who: employee,
    path: '/office/staff/own',
    act: click('Usulkan perubahan'),
  },
  { name: 'own requests', everyTheme: true, who: employee, path: '/office/staff/own/requests' },
  { name: 'who read the own file', everyTheme: true, who: employee, path: '/office/staff/own/readings' },
  { name: 'what comes for employees', everyTheme: true, who: personnel, path: '/office/staff/coming' },
  {
    name: 'why something comes for an employee',
    who: personnel,
    path: '/office/staff/coming',
    act: click(/^Mengapa/),
  },
  { name: 'the directory of employees', everyTheme: true, who: personnel, path: '/office/staff/directory' },
  {
    name: 'an employee file',
    everyTheme: true,
    who: personnel,
    path: '/office/staff/directory?q=Ayu',
    act: openFile,
  },
  { name: 'the file of a head', who: personnel, path: '/office/staff/files/:person' },
  {
    name: 'a file where SIASN is not connected',
    who: personnel,
    path: '/office/staff/files/:person/siasn',
    act: async (page) => {
      await page.getByText('SIASN belum tersambung').first().waitFor();
    },
  },
  {
    name: 'a file held against SIASN',
    everyTheme: true,
    who: personnel,
    path: '/office/staff/files/:person/siasn',
    act: async (page) => {
      await page.route('**/siasn-fetch', (route) => route.fulfill({ json: answeredBySiasn }));
      await page.reload();
      await page.getByRole('heading', { name: '2 perbedaan' }).waitFor();
    },
  },
  {
    name: 'an entry that is added',
    who: personnel,
    path: '/office/staff/directory?q=Ayu',
    act: async (page) => {
      await openFile(page);
      await click('Tambah riwayat')(page);
    },
  },
  {
    name: 'an entry that is corrected',
    who: personnel,
    path: '/office/staff/directory?q=Ayu',
    act: async (page) => {
      await openFile(page);
      await page
        .getByRole('button', { name: /^Tindakan untuk/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: 'Betulkan' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'the private part of a file before it is read',
    who: personnel,
    path: '/office/staff/directory?q=Ayu',
    act: async (page) => {
      await openFile(page);
      await click('Baca bagian pribadi')(page);
    },
  },
  {
    name: 'the private part of a file',
    who: personnel,
    path: '/office/staff/directory?q=Ayu',
    act: async (page) => {
      await openFile(page);
      await click('Baca bagian pribadi')(page);
      await page.getByLabel('Keperluan').fill('Memeriksa data');
      await page.getByRole('dialog').getByRole('button', { name: 'Baca bagian pribadi' }).click();
      await page.getByText('Bayu Saputra').waitFor();
    },
  },
  { name: 'requests of employees', everyTheme: true, who: personnel, path: '/office/staff/requests' },
  {
    name: 'a request that is returned',
    who: personnel,
    path: '/office/staff/requests',
    act: click('Kembalikan'),
  },
  {
    name: 'when employees are reminded',
    who: personnel,
    path: '/office/staff/reminders',
    act: click('Ubah'),
  },
  { name: 'employee data that are imported', everyTheme: true, who: personnel, path: '/office/staff/import' },
  {
    name: 'a sheet that was held against the files',
    who: personnel,
    path: '/office/staff/import',
    act: sheetOf('199401302019032001;KPPN Arunika;III/b;2026-04-01;7;1'),
  },
  {
    name: 'a sheet with faults',
    who: personnel,
    path: '/office/staff/import',
    act: sheetOf('199401302019032002;KPPN Arunika;V/z;2026-13-01;7;1'),
  },
  {
    name: 'employee data that are exported',
    who: personnel,
    path: '/office/staff/directory',
    act: click('Ekspor'),
  },
];
