import type { Page } from 'playwright-core';
import { archiveViews } from './archive-views.ts';
import { attendanceManagingViews } from './attendance-managing-views.ts';
import { attendanceViews } from './attendance-views.ts';
import { calendarViews } from './calendar-views.ts';
import { leaveViews } from './leave-views.ts';
import { ledgerViews } from './ledger-views.ts';
import { staffViews } from './staff-views.ts';

export interface View {
  name: string;
  /** Key of the demo; nobody where it is left out. */
  who?: string;
  /** Path; `:letter`, `:post` and `:person` are filled in. */
  path: string;
  /** Brings the page into the state that is looked at. */
  act?: (page: Page) => Promise<void>;
  /** Faults that belong to the state. */
  fault?: RegExp;
  /** Looked at in every theme; other pages in light and in one more, taking turns. */
  everyTheme?: boolean;
}

const answer = (body: unknown, status = 200) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
});
const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};
export const clerk = 'tata-usaha';
export const head = 'kadis-kominfo';
const staff = 'staf-kominfo';

/** Every page of the office and of the portal, and the states in which they look different. */
export const views: View[] = [
  { name: 'the door', everyTheme: true, path: '/office/' },
  {
    name: 'the door after a wrong password',
    path: '/office/',
    fault: /401 .*\/api\/sessions\b/,
    act: async (page) => {
      await page.getByLabel('NIP, nama pengguna, atau surel').fill('tidak-ada');
      await page.getByRole('textbox', { name: 'Kata sandi' }).fill('salah-sekali');
      await page.getByRole('button', { name: 'Masuk', exact: true }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'the first page of the registry', everyTheme: true, who: clerk, path: '/office/' },
  { name: 'the first page of a leader', who: head, path: '/office/' },
  { name: 'mail', who: clerk, path: '/office/letters/intakes' },
  { name: 'mail that was read', who: clerk, path: '/office/letters/intakes/:intake', everyTheme: true },
  { name: 'registration of a paper letter', who: clerk, path: '/office/letters/intakes/new' },
  {
    name: 'a registration with faults',
    everyTheme: true,
    who: clerk,
    path: '/office/letters/intakes/new',
    act: async (page) => {
      await page.getByRole('button', { name: 'Registrasikan' }).click();
      await page.locator('[aria-invalid=true]').first().waitFor();
    },
  },
  { name: 'the register of letters', everyTheme: true, who: clerk, path: '/office/letters' },
  {
    name: 'a register in which nothing is found',
    who: clerk,
    path: '/office/letters?q=zzzzqqqq',
  },
  {
    name: 'a register that does not answer',
    everyTheme: true,
    who: clerk,
    path: '/office/letters?stage=closed',
    fault: /503/,
    act: async (page) => {
      const broken = {
        code: 'core.busy',
        status: 503,
        title: 'Sibuk',
        detail: 'Server sedang sibuk.',
        requestId: 'x',
      };
      await page.route('**/api/letters?**', (route) => route.fulfill(answer(broken, 503)));
      await page.reload();
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'an empty register',
    who: clerk,
    path: '/office/letters',
    act: async (page) => {
      await page.route('**/api/letters?**', (route) =>
        route.fulfill(answer({ items: [], next: null, nextCursor: null })),
      );
      await page.reload();
    },
  },
  { name: 'a letter', everyTheme: true, who: head, path: '/office/letters/:letter' },
  {
    name: 'the disposition sheet',
    everyTheme: true,
    who: head,
    path: '/office/letters/:waiting',
    act: click('Disposisikan'),
  },
  { name: 'letters that wait for a disposition', who: head, path: '/office/letters/inbox' },
  { name: 'a correction', who: clerk, path: '/office/letters/:letter/correction' },
  { name: 'agenda books', who: clerk, path: '/office/letters/books' },
  { name: 'a desk on its letter', who: 'kabid-aptika', path: '/office/dispositions/:desk' },
  { name: 'dispositions that came in', who: 'kabid-aptika', path: '/office/dispositions' },
  { name: 'dispositions that were given', who: head, path: '/office/dispositions/given' },
  {
    name: 'statistics of dispositions',
    everyTheme: true,
    who: head,
    path: '/office/dispositions/statistics',
  },
  { name: 'own outgoing letters', everyTheme: true, who: staff, path: '/office/outgoing' },
  { name: 'letters that went out', who: staff, path: '/office/outgoing?box=sent' },
  { name: 'the choice of a kind', who: staff, path: '/office/outgoing/new' },
  { name: 'a letter that was given back', everyTheme: true, who: staff, path: '/office/outgoing/:returned' },
  {
    name: 'the preview of a letter',
    who: staff,
    path: '/office/outgoing/:returned',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Pratinjau' }).click();
      await page.getByRole('img', { name: 'Halaman 1' }).waitFor();
    },
  },
  {
    name: 'a letter before it goes on its way',
    who: staff,
    path: '/office/outgoing/:returned',
    act: click('Ajukan'),
  },
  { name: 'letters to initial', who: 'kabid-aptika', path: '/office/outgoing/to-initial' },
  { name: 'a letter to initial', who: 'kabid-aptika', path: '/office/outgoing/:initial' },
  {
    name: 'the return of a letter',
    who: 'kabid-aptika',
    path: '/office/outgoing/:initial',
    act: click('Kembalikan'),
  },
  { name: 'letters to sign', everyTheme: true, who: head, path: '/office/outgoing/to-sign' },
  {
    name: 'what is signed',
    everyTheme: true,
    who: head,
    path: '/office/outgoing/to-sign',
    act: async (page) => {
      await page.getByRole('button', { name: 'Tanda tangani' }).first().click();
      await page.getByLabel('Frasa sandi TTE').waitFor({ timeout: 60_000 });
      // Looked at above; here they would be covered by half.
      const tabs = page.locator('main nav').first();
      await tabs.evaluate((nav) => nav.style.setProperty('visibility', 'hidden'));
    },
  },
  { name: 'numbers of letters', who: clerk, path: '/office/outgoing/numbers' },
  { name: 'kinds of letters', who: 'admin', path: '/office/outgoing/settings' },
  {
    name: 'a kind of letter beside its specimen',
    who: 'admin',
    path: '/office/outgoing/settings',
    act: click('Ubah Surat Tugas'),
  },
  ...ledgerViews,
  { name: 'numbering of letters', who: 'admin', path: '/office/outgoing/settings/numbering' },
  { name: 'letterheads', who: 'admin', path: '/office/outgoing/settings/letterheads' },
  {
    name: 'a letterhead beside its specimen',
    everyTheme: true,
    who: 'admin',
    path: '/office/outgoing/settings/letterheads',
    act: click('Ubah Dinas Kesehatan'),
  },
  { name: 'paper and words', everyTheme: true, who: 'admin', path: '/office/outgoing/settings/paper' },
  { name: 'mandates to sign', who: 'admin', path: '/office/outgoing/settings/mandates' },
  {
    name: 'a mandate that is recorded',
    who: 'admin',
    path: '/office/outgoing/settings/mandates',
    act: click('Catat pelimpahan'),
  },
  { name: 'number books', who: clerk, path: '/office/outgoing/settings/number-books' },
  { name: 'distribution lists', who: clerk, path: '/office/outgoing/settings/distribution' },
  { name: 'the register of outgoing letters', who: clerk, path: '/office/outgoing/register' },
  {
    name: 'the expedition book of outgoing letters',
    who: clerk,
    path: '/office/outgoing/register/expedition',
  },
  {
    name: 'the recap of outgoing letters',
    everyTheme: true,
    who: clerk,
    path: '/office/outgoing/register/recap',
  },
  ...archiveViews,
  ...calendarViews,
  ...staffViews,
  ...leaveViews,
  ...attendanceViews,
  ...attendanceManagingViews,
  { name: 'settings of dispositions', who: 'admin', path: '/office/administration/dispositions' },
  { name: 'the structure', everyTheme: true, who: 'admin', path: '/office/structure' },
  { name: 'a unit', who: 'admin', path: '/office/structure/:unit' },
  { name: 'the chart of posts', who: 'admin', path: '/office/structure/chart' },
  { name: 'a post', who: 'admin', path: '/office/posts/:post' },
  { name: 'people', who: 'admin', path: '/office/people' },
  { name: 'a person', who: 'admin', path: '/office/people/:person' },
  { name: 'accounts', who: 'admin', path: '/office/accounts' },
  { name: 'use by unit', who: 'admin', path: '/office/accounts/adoption' },
  { name: 'an account', who: 'admin', path: '/office/accounts/:person' },
  { name: 'the own account', who: clerk, path: '/office/account', everyTheme: true },
  { name: 'the own signature', who: head, path: '/office/account/signature', everyTheme: true },
  {
    name: 'a certificate in the making',
    who: 'kabid-aptika',
    path: '/office/account/signature',
    act: click('Buat sertifikat'),
  },
  { name: 'who makes the signatures', who: 'admin', path: '/office/administration/signatures' },
  {
    name: 'certificates of the agency',
    who: 'admin',
    path: '/office/administration/signatures/certificates',
  },
  {
    name: 'the way back from a provider that refused',
    who: clerk,
    path: '/office/oidc?state=link.x&error=access_denied',
    fault: /4\d\d .*\/api\//,
  },
  { name: 'roles', who: 'admin', path: '/office/roles' },
  { name: 'import', who: 'admin', path: '/office/import' },
  { name: 'all notices', who: head, path: '/office/notifications' },
  { name: 'the own choice of notices', who: clerk, path: '/office/notifications/preferences' },
  { name: 'notices', everyTheme: true, who: head, path: '/office/', act: click(/pemberitahuan/i) },
  {
    name: 'the command palette',
    everyTheme: true,
    who: head,
    path: '/office/',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('rapat');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'the keyboard help',
    who: head,
    path: '/office/',
    act: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    // Behind it lies nothing that it could cover by half.
    name: 'the menu of the person on a page that does not exist',
    who: head,
    path: '/office/tidak-ada',
    act: click(/Profil dan pengaturan/),
  },
  { name: 'a stop of the tour', who: head, path: '/office/', act: click('Mulai tur') },
  { name: 'a page that does not exist', who: clerk, path: '/office/tidak-ada' },
  { name: 'the front of the portal', path: '/' },
  { name: 'the portal in English', path: '/?lang=en' },
  { name: 'tracking', path: '/lacak' },
  { name: 'tracking with a mistyped code', path: '/lacak?kode=123', fault: /422/ },
  { name: 'tracking with an unknown code', path: '/lacak?kode=0000-0000-0000-0000', fault: /404/ },
  { name: 'tracking of a letter', path: '/lacak?kode=:code' },
  { name: 'verification', path: '/verifikasi' },
  { name: 'verification with a mistyped code', path: '/verifikasi?kode=123', fault: /422/ },
  { name: 'verification with an unknown code', path: '/verifikasi/00000000000000000000', fault: /404/ },
  { name: 'a link to records that has ended', path: '/b/tautan-lama', fault: /404/ },
  { name: 'a page that the portal does not have', path: '/tidak-ada', fault: /404/ },
  { name: 'the reference of the API', path: '/api/reference' },
  {
    name: 'an operation of the reference',
    path: '/api/reference/letters',
    act: async (page) => page.locator('summary').first().click(),
  },
];
