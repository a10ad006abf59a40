import type { Page } from 'playwright-core';
import type { View } from './views.ts';

const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};

/** Classification, disposal, registers, places and loans of the archive; `:disposal` waits for its approval. */
export const keepingViews: readonly View[] = [
  { name: 'disposal lists', everyTheme: true, who: 'arsiparis', path: '/office/archive/disposals' },
  {
    name: 'a list in the beginning',
    who: 'arsiparis',
    path: '/office/archive/disposals',
    act: click('Susun daftar'),
  },
  {
    name: 'a disposal that waits for its approval',
    everyTheme: true,
    who: 'sekdis-arsip',
    path: '/office/archive/disposals/:disposal',
  },
  {
    name: 'an approval that is recorded',
    who: 'sekdis-arsip',
    path: '/office/archive/disposals/:disposal',
    act: click('Catat persetujuan'),
  },
  { name: 'what is due', everyTheme: true, who: 'arsiparis', path: '/office/archive/disposals/candidates' },
  {
    name: 'why a dossier is due',
    who: 'arsiparis',
    path: '/office/archive/disposals/candidates',
    act: click(/^Mengapa/),
  },
  { name: 'stubs', who: 'arsiparis', path: '/office/archive/disposals/stubs' },
  { name: 'the check of a bag', who: 'arsiparis', path: '/office/archive/disposals/bag' },
  { name: 'units of disposals', who: 'admin', path: '/office/archive/disposals/settings' },
  {
    name: 'the classification',
    everyTheme: true,
    who: 'arsiparis',
    path: '/office/archive/classification?code=000.1.1',
  },
  { name: 'versions of the classification', who: 'admin', path: '/office/archive/classification/versions' },
  {
    name: 'the warning before the list of the product is set',
    everyTheme: true,
    who: 'admin',
    path: '/office/archive/classification/versions',
    act: click('Tetapkan daftar bawaan'),
  },
  {
    name: 'the import of a classification',
    who: 'admin',
    path: '/office/archive/classification/versions/import',
  },
  {
    name: 'security and access by code',
    who: 'admin',
    path: '/office/archive/classification/versions/access',
  },
  { name: 'the register of vital records', who: 'arsiparis', path: '/office/archive/registers' },
  {
    name: 'the register of safeguarded records',
    who: 'arsiparis',
    path: '/office/archive/registers?mark=safeguarded',
  },
  { name: 'emergency openings', everyTheme: true, who: 'arsiparis', path: '/office/archive/emergencies' },
  {
    name: 'a record that is open in an emergency',
    everyTheme: true,
    who: 'kabid-kearsipan',
    path: '/office/archive/records/:emergency',
  },
  {
    name: 'an emergency access that begins',
    everyTheme: true,
    who: 'kabid-kearsipan',
    path: '/office/archive/emergencies',
    act: click('Akses darurat'),
  },
  { name: 'places', everyTheme: true, who: 'arsiparis', path: '/office/archive/places?place=:box' },
  {
    name: 'the move of a place',
    who: 'arsiparis',
    path: '/office/archive/places?place=:box',
    act: click('Pindahkan'),
  },
  { name: 'loans', everyTheme: true, who: 'arsiparis', path: '/office/archive/places/loans' },
  {
    name: 'a loan that is given',
    who: 'arsiparis',
    path: '/office/archive/places/loans',
    act: click('Pinjamkan'),
  },
];
