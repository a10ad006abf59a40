import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { letterFor } from './letter-for.ts';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const patience = { timeout: 20_000 };
const employee = 'staf-kominfo';
const division = 'kabid-aptika';
const department = 'kadis-kominfo';
/** A letter that the head of the division has passed on. */
const passedOn = 'Undangan rapat kesiapan jaringan selama cuti';

/** Requests on their way, by their ids; the tests of this file follow them from one to the next. */
let annual = '';
let illness = '';

/** `2026-11-23`, so many days from today on. */
const dayFromNow = (days: number) => {
  const day = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(day);
};
const typed = (day: string) => day.split('-').reverse().join('/');
const requestPage = (id: string) => `/office/leave/requests/${id}`;
const dialog = (page: Page) => page.getByRole('dialog');

async function choose(field: Locator, option: string | RegExp, text?: string): Promise<void> {
  await field.click();
  if (text) await field.fill(text);
  await field.page().getByRole('option', { name: option }).first().click(patience);
}

/** Fills in the days and answers what is said against them. */
async function fillDays(page: Page, first: string, last: string): Promise<unknown[]> {
  const answer = page.waitForResponse((response) => {
    const asked = response.request().postData() ?? '';
    return response.url().endsWith('/api/leave/previews') && asked.includes(first) && asked.includes(last);
  });
  await page.getByLabel('Hari pertama').fill(typed(first));
  await page.getByLabel('Hari terakhir').fill(typed(last));
  await page.getByLabel('Hari terakhir').blur();
  return ((await (await answer).json()) as { refusals: unknown[] }).refusals;
}

/** Sends the form, and answers the id of the request that it made. */
async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ajukan', exact: true }).click();
  await page.waitForURL(/\/leave\/requests\/[0-9a-f-]{36}$/, patience);
  return page.url().split('/').at(-1)!;
}

it('an employee asks on a phone and sees what it costs before it is sent', async () => {
  const page = await office.person(employee, { viewport: phone });
  await page.goto('/office/leave');
  await page.getByRole('link', { name: 'Ajukan cuti' }).click(patience);
  await page.getByRole('heading', { name: 'Hasilnya' }).waitFor(patience);
  // Some weeks are taken by holidays, or by leave of the demo.
  const monday = 7 - ((new Date(`${dayFromNow(0)}T00:00:00Z`).getUTCDay() + 6) % 7);
  for (let week = 1; ; week++) {
    const first = monday + week * 7;
    const against = await fillDays(page, dayFromNow(first), dayFromNow(first + 1));
    if (against.length === 0) break;
    expect(week, JSON.stringify(against)).toBeLessThan(10);
  }
  await page.getByText('Mengurangi cuti tahunan').waitFor();
  await choose(page.getByRole('combobox', { name: 'Pengganti' }), /Fajar/);
  await pictureOf(page, 'leave-asked');
  annual = await send(page);
  await page.getByText('Menunggu pengganti').first().waitFor(patience);
});

it('the substitute is told of the days and not what they are for, and agrees', async () => {
  const page = await office.person('staf-aptika-2', { viewport: phone });
  await page.goto('/office/notifications');
  await page
    .getByRole('link', { name: /Ayu Larasati/ })
    .first()
    .click(patience);
  await page.getByRole('heading', { level: 1, name: 'Menggantikan selama cuti' }).waitFor(patience);
  expect(await page.getByText('Cuti Tahunan').count()).toBe(0);
  await page.getByRole('button', { name: 'Bersedia menggantikan' }).click();
  await page.getByText('Menunggu atasan').first().waitFor(patience);
});

it('the superior considers, the official decides, and the employee has the letter', async () => {
  const superior = await office.person(division, { viewport: phone });
  await superior.goto(requestPage(annual));
  // What they need to know stands on the page before they say anything.
  const grounds = superior.getByRole('region', { name: 'Bahan pertimbangan' });
  await grounds.getByRole('row', { name: /^Jumlah/ }).waitFor(patience);
  await grounds.getByText('Fajar').waitFor();
  await pictureOf(superior, 'leave-grounds');
  await superior.getByRole('button', { name: 'Beri pertimbangan' }).click(patience);
  await pictureOf(superior, 'leave-considered');
  await dialog(superior).getByRole('button', { name: 'Beri pertimbangan' }).click();
  await superior.getByText('Menunggu pejabat').first().waitFor(patience);

  const official = await office.person(department);
  await official.goto('/office/leave/desk');
  await official
    .getByRole('region', { name: 'Untuk diputuskan' })
    .getByRole('link', { name: /Ayu Larasati/ })
    .first()
    .click(patience);
  await official.getByRole('button', { name: 'Putuskan' }).click(patience);
  await dialog(official).getByLabel('Nomor surat izin cuti').fill('800.1.11.4/77/KOMINFO/2026');
  await dialog(official).getByRole('button', { name: 'Putuskan' }).click();
  await official.getByText('Disetujui').first().waitFor(patience);

  const page = await office.person(employee, { viewport: phone });
  await page.goto('/office/notifications');
  await page
    .getByRole('link', { name: /Cuti disetujui/ })
    .first()
    .click(patience);
  const letter = page.getByRole('link', { name: 'Surat izin' });
  await letter.waitFor(patience);
  const paper = await page.request.get(`${office.url}${await letter.getAttribute('href')}`);
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf']);
});

/** Whether somebody acts in the post of the division today. */
async function actsAsPlh(page: Page): Promise<boolean> {
  const answer = await page.request.get(`${office.url}/api/session`);
  const { posts } = (await answer.json()) as { posts: { name: string; capacity: string }[] };
  return posts.some(
    ({ name, capacity }) => capacity === 'plh' && name === 'Kepala Bidang Aplikasi Informatika',
  );
}

it('a head who is ill is stood in for at once, by somebody who acts in the post and sees its boxes', async () => {
  await letterFor(office, employee, passedOn);
  const ill = await office.person(division, { viewport: phone });
  await ill.goto('/office/leave/ask');
  await choose(ill.getByRole('combobox', { name: 'Jenis cuti' }), 'Cuti Sakit');
  await choose(ill.getByRole('combobox', { name: 'Alasan' }), 'Sakit');
  await ill
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      ...{ name: 'surat-dokter.png', mimeType: 'image/png' },
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
  await ill.getByText('surat-dokter.png').waitFor(patience);
  await expect.poll(() => fillDays(ill, dayFromNow(-4), dayFromNow(2)), patience).toEqual([]);
  await choose(ill.getByRole('combobox', { name: 'Pengganti' }), /Maria Goretti/, 'Maria');
  illness = await send(ill);

  const standIn = await office.person('kabid-ikp');
  expect(await actsAsPlh(standIn)).toBe(false);
  await standIn.goto(requestPage(illness));
  await standIn.getByRole('button', { name: 'Bersedia menggantikan' }).click(patience);
  await standIn.getByText('Menunggu pejabat').first().waitFor(patience);
  const official = await office.person(department);
  await official.goto(requestPage(illness));
  await official.getByRole('button', { name: 'Putuskan' }).click(patience);
  await dialog(official).getByRole('button', { name: 'Putuskan' }).click();
  await official.getByText('Disetujui').first().waitFor(patience);
  // The letter is numbered later.
  await official.getByRole('button', { name: 'Beri nomor surat' }).click(patience);
  await dialog(official).getByLabel('Nomor surat izin cuti').fill('800.1.11.4/78/KOMINFO/2026');
  await dialog(official).getByRole('button', { name: 'Beri nomor surat' }).click();
  await official.getByText('800.1.11.4/78/KOMINFO/2026').first().waitFor(patience);

  await expect.poll(() => actsAsPlh(standIn), patience).toBe(true);
  await standIn.goto('/office/');
  await standIn.getByText(/^Anda Plh\. Kepala Bidang Aplikasi Informatika s\.d\. \d+ /).waitFor(patience);
  await pictureOf(standIn, 'leave-acting');
  await ill.goto('/office/');
  await ill
    .getByText(/^Plh\.: .*Maria Goretti.* s\.d\. \d+ /)
    .filter({ visible: true })
    .first()
    .waitFor(patience);
  await pictureOf(ill, 'leave-kept-by');
  await standIn.goto('/office/dispositions/given');
  await standIn.getByText(passedOn).first().waitFor(patience);
  await standIn.getByRole('button', { name: /Maria Goretti/ }).click();
  await dialog(standIn).getByText('Plh. Kepala Bidang Aplikasi Informatika').waitFor();
  await pictureOf(standIn, 'leave-stand-in');
});

it('attendance knows the days of the leave', async () => {
  const page = await office.person(division, { viewport: phone });
  const known = async () => {
    const asked = `from=${dayFromNow(-4)}&until=${dayFromNow(0)}`;
    const answer = await page.request.get(`${office.url}/api/attendance/days?${asked}`);
    const { items } = (await answer.json()) as { items: { status: string }[] };
    return items.map(({ status }) => status);
  };
  await expect.poll(known, patience).toContain('leave');
});

it('an early return gives the post back', async () => {
  const page = await office.person(division, { viewport: phone });
  await page.goto(requestPage(illness));
  await page.getByRole('button', { name: 'Kembali lebih awal' }).click(patience);
  await dialog(page)
    .getByLabel('Masuk kembali pada')
    .fill(typed(dayFromNow(0)));
  await dialog(page).getByRole('button', { name: 'Kembali lebih awal' }).click();
  await page.getByText('Selesai lebih awal').first().waitFor(patience);
  const standIn = await office.person('kabid-ikp');
  await expect.poll(() => actsAsPlh(standIn), patience).toBe(false);
  await standIn.goto('/office/dispositions/given');
  await standIn.getByRole('heading', { level: 1 }).waitFor(patience);
  await expect.poll(() => standIn.getByText(passedOn).count(), patience).toBe(0);
});
