import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { deviceProofBytes, statementBytes } from '#modules/attendance/contract/check-in-statement.ts';
import type { CheckInId, DeviceId } from '#modules/attendance/contract/terms.ts';
import { newKey } from '#modules/attendance/test/attendance-office.ts';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const patience = { timeout: 20_000 };
/** Somebody who comes late now and then, and whose hours are fixed. */
const late = { key: 'staf-sd', name: 'Agus Setiawan', superior: 'kabid-sd' };
const employee = 'Ayu Larasati';
const doubted = { key: 'staf-aptika-2', name: 'Fajar' };
const superior = 'kabid-aptika';
const personnel = 'kaban-bkpsdm';

/** The address and the name of the day that the tests of this file are about. */
let month = '';
let lateDay = '';

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const rowOf = (within: Page | Locator, words: RegExp | string) =>
  within.getByRole('listitem').filter({ hasText: words }).first();

/** The last day on which somebody was late, in this month or the one before. */
async function openLateDay(page: Page): Promise<Locator> {
  await page.goto('/office/attendance/days');
  const row = rowOf(page, 'Terlambat ');
  await page
    .getByRole('button', { name: /^Mengapa/ })
    .first()
    .waitFor(patience);
  if ((await row.count()) === 0) await page.getByRole('button', { name: 'Sebelumnya' }).click();
  await row.waitFor(patience);
  month = new URL(page.url()).search;
  return row;
}

it('an employee sees on a phone why a day was late, minute by minute, and asks that it be set right', async () => {
  const page = await office.person(late.key, { viewport: phone });
  const why = (await openLateDay(page)).getByRole('button', { name: /^Mengapa/ });
  lateDay = (await why.getAttribute('aria-label'))!.replace(/^.*?(?=(Senin|Selasa|Rabu|Kamis|Jumat))/, '');
  await why.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Menit demi menit' }).waitFor();
  await dialog.getByText(/^Terlambat, \d/).waitFor();
  await dialog
    .getByText(/potongan [\d,]+ persen/)
    .first()
    .waitFor();
  await pictureOf(page, 'attendance-why');
  await dialog.getByRole('link', { name: 'Minta koreksi' }).click();
  const form = page.getByRole('dialog', { name: 'Ajukan permohonan' });
  await form.getByLabel('Pukul').fill('07.15');
  await form.getByRole('button', { name: 'Ajukan', exact: true }).click();
  await form.getByText('Bagian ini perlu diisi.').first().waitFor(patience);
  await form.getByLabel('Alasan').fill('Ponsel mati di pintu masuk');
  await form
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      ...{ name: 'pintu.png', mimeType: 'image/png' },
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
  await form.getByText('pintu.png').waitFor(patience);
  await expect
    .poll(async () => {
      if (await form.isVisible()) await form.getByRole('button', { name: 'Ajukan', exact: true }).click();
      return form.isVisible();
    }, patience)
    .toBe(false);
  const own = rowOf(panel(page, 'Permohonan saya'), 'Ponsel mati di pintu masuk');
  await own.getByText('Menunggu keputusan').waitFor(patience);
  await own.getByRole('link', { name: 'Bukti' }).waitFor();
  await pictureOf(page, 'attendance-own-requests');
});

it('the superior approves it, and the day is reckoned anew', async () => {
  const page = await office.person(late.superior);
  await page.goto('/office/attendance/desk');
  const asked = rowOf(panel(page, 'Permohonan'), 'Ponsel mati di pintu masuk');
  await asked.getByRole('link', { name: new RegExp(late.name) }).waitFor(patience);
  const proof = await asked.getByRole('link', { name: 'Bukti' }).getAttribute('href');
  expect((await page.request.get(proof!)).headers()['content-type']).toBe('image/png');
  await asked.getByRole('button', { name: 'Setujui' }).click();
  await page.getByText(/^Permohonan Agus Setiawan.* disetujui$/).waitFor(patience);
  await page.getByRole('button', { name: 'Urungkan' }).click();
  const undoing = page.getByRole('dialog', { name: /^Batalkan persetujuan untuk Agus Setiawan/ });
  await undoing.getByLabel('Alasan untuk pegawai').waitFor(patience);
  await undoing.getByRole('button', { name: 'Batal', exact: true }).click();
  await expect.poll(() => asked.count(), patience).toBe(0);

  const own = await office.person(late.key, { viewport: phone });
  await expect
    .poll(async () => {
      await own.goto(`/office/attendance/days${month}`);
      const row = rowOf(own, lateDay);
      await row.waitFor(patience);
      return row.getByText('Terlambat', { exact: true }).count();
    }, patience)
    .toBe(0);
  await rowOf(own, lateDay)
    .getByRole('button', { name: /^Mengapa/ })
    .click();
  await own
    .getByRole('dialog')
    .getByText(/dibetulkan menjadi pukul 07\.15/)
    .waitFor();
});

/** Brings a check-in without a time ticket: nobody can tell when it was made. */
async function bringDoubtful(page: Page): Promise<void> {
  const session = await (await page.request.get(`${office.url}/api/session`)).json();
  const personId = session.person.id;
  const { publicKey, sign } = newKey();
  const post = async (path: string, data: unknown) => {
    const answer = await page.request.post(`${office.url}${path}`, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const device = await post('/api/attendance/own/devices', {
    ...{ name: 'Ponsel cadangan', publicKey, proof: sign(deviceProofBytes(personId, publicKey)) },
  });
  const statement = {
    ...{ checkInId: randomUUID() as CheckInId, personId, deviceId: device.id as DeviceId },
    ...{ direction: 'in' as const, ticket: null, monotonicMs: null, phoneClockAtTicket: null },
    ...{ phoneClock: Date.now(), position: null, entrance: null, photo: null },
  };
  const items = [{ statement, signature: sign(statementBytes(statement)) }];
  const brought = await post('/api/attendance/check-ins/kept', { items });
  expect(brought.items[0].outcome).toBe('taken');
}

it('a doubtful check-in is refused with a reason, appealed, and decided by another', async () => {
  const own = await office.person(doubted.key, { viewport: phone });
  await bringDoubtful(own);

  const first = await office.person(superior);
  await first.goto('/office/attendance/desk');
  const row = rowOf(panel(first, 'Presensi yang diragukan'), 'Waktunya tidak dapat dipastikan');
  await row.getByRole('link', { name: new RegExp(doubted.name) }).waitFor(patience);
  await pictureOf(first, 'attendance-desk');
  await row.getByRole('button', { name: 'Tolak', exact: true }).click();
  const refusing = first.getByRole('dialog');
  await refusing.getByLabel('Alasan untuk pegawai').fill('Tidak terlihat di kantor');
  await refusing.getByRole('button', { name: 'Tolak', exact: true }).click();
  await refusing.waitFor({ state: 'hidden', ...patience });

  await own.goto('/office/attendance/days');
  const told = rowOf(panel(own, 'Presensi yang diperiksa'), 'Tidak terlihat di kantor');
  await told.getByText('Tidak diterima', { exact: true }).waitFor(patience);
  await told.getByRole('button', { name: 'Ajukan keberatan' }).click();
  const appealing = own.getByRole('dialog');
  await appealing.getByLabel('Alasan keberatan').fill('Saya di ruang server');
  await appealing.getByRole('button', { name: 'Ajukan keberatan' }).click();
  await panel(own, 'Presensi yang diperiksa').getByText('Saya di ruang server').waitFor(patience);

  await first.reload();
  const appeal = rowOf(panel(first, 'Keberatan'), 'Saya di ruang server');
  await appeal.getByText('keberatan ini diputuskan orang lain').waitFor(patience);
  expect(await appeal.getByRole('button', { name: 'Terima' }).count()).toBe(0);

  const other = await office.person(personnel);
  await other.goto('/office/attendance/desk');
  await rowOf(panel(other, 'Keberatan'), 'Saya di ruang server')
    .getByRole('button', { name: 'Terima', exact: true })
    .click(patience);
  await other.getByText(/^Keberatan Fajar.* dikabulkan$/).waitFor(patience);

  await own.reload();
  await panel(own, 'Presensi yang diperiksa').getByText('Keberatan dikabulkan').first().waitFor(patience);
});

it('a notice about somebody opens what waits about them alone', async () => {
  const page = await office.person(superior);
  const people = await (await page.request.get(`${office.url}/api/people?search=Ayu`)).json();
  await page.goto(`/office/attendance/desk?person=${people.items[0].id}`);
  await page.getByText(`Hanya tentang ${employee}`).waitFor(patience);
  await page.getByRole('link', { name: 'Hari presensinya' }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(employee) }).waitFor(patience);
  await page
    .getByRole('button', { name: /^Mengapa/ })
    .first()
    .click(patience);
  expect(await page.getByRole('dialog').getByRole('link', { name: 'Minta koreksi' }).count()).toBe(0);
});

it('the board shows who is where, finds a name, and stands on a big screen', async () => {
  const page = await office.person('kadis-kominfo');
  await page.goto('/office/attendance/board');
  const people = page.getByRole('list', { name: 'Pegawai' }).getByRole('listitem');
  const all = page.getByRole('button', { name: /Semua$/ });
  await all.waitFor(patience);
  await expect.poll(() => people.count(), patience).toBe(Number.parseInt(await all.innerText(), 10));
  await page.getByLabel('Cari nama').fill('larasati');
  await expect.poll(() => people.count(), patience).toBe(1);
  await people.getByRole('link', { name: new RegExp(employee) }).waitFor();
  await page.getByLabel('Cari nama').fill('');
  await page.getByRole('button', { name: 'Layar besar' }).click();
  await page.getByRole('heading', { name: /Dinas Komunikasi/ }).waitFor();
  await pictureOf(page, 'attendance-board');
  await page.getByRole('button', { name: 'Keluar dari layar besar' }).click();
});

it('the recap is added up and ordered as asked, and goes out for pay', async () => {
  const page = await office.person(personnel);
  await page.goto('/office/attendance/recap');
  await page.getByRole('button', { name: 'Bulan lalu' }).click(patience);
  await page.getByRole('row', { name: /^Jumlah/ }).waitFor(patience);
  await page.getByRole('combobox', { name: 'Urutan' }).click();
  await page.getByRole('option', { name: 'Paling lama terlambat' }).click();
  await page.waitForURL(/order=lateMinutes/);
  await pictureOf(page, 'attendance-recap');
  await page.getByRole('button', { name: 'Untuk tunjangan' }).click();
  const files = ['Excel (XLSX)', 'CSV'].map((name) => page.getByRole('menuitem', { name }));
  const [sheet, text] = await Promise.all(
    files.map(async (file) => page.request.get((await file.getAttribute('href'))!)),
  );
  expect((await sheet!.body()).subarray(0, 2).toString()).toBe('PK');
  expect(await text!.text()).toContain(employee);
});
