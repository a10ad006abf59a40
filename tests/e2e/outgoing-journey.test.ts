import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { demoPassphrase } from '#app/demo/demo-accounts.ts';
import type { SigningView } from '#modules/outgoing/contract/signing.ts';
import { findAndSelect } from './find-words.ts';
import { letterFor } from './letter-for.ts';
import { choose } from './letter-journey.ts';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const onPhone = { viewport: phone, isMobile: true, hasTouch: true };
const subject = 'Penyampaian data kesiapan jaringan perangkat daerah';

/** The letter on its way, by its id; the tests of this file follow it from one to the next. */
let letter = '';
let number = '';

const open = async (page: Page) => {
  await page.goto(`/office/outgoing/${letter}`);
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
};
const dialog = (page: Page) => page.getByRole('dialog');
const textField = (page: Page) => page.locator('[contenteditable=true]').first();
const sendOnItsWay = async (page: Page) => {
  await page.getByRole('button', { name: 'Ajukan' }).click();
  await dialog(page).getByText('Yang terjadi berikutnya:').waitFor();
  await pictureOf(page, 'outgoing-submit');
  await dialog(page).getByRole('button', { name: 'Ajukan' }).click();
  await page.getByText('Sedang diparaf').first().waitFor();
};

it('a member of staff answers a letter that was disposed to them', async () => {
  const desk = await letterFor(office, 'staf-kominfo', 'Permintaan Data Kesiapan Jaringan Puskesmas');
  const page = await office.person('staf-kominfo');
  await page.goto(`/office/dispositions/${desk}`);
  await page.getByRole('link', { name: 'Buat jawaban' }).last().click();
  // Whoever knows the kind types on, however slowly the kinds come.
  await page.route(/\/kinds\b/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  await page.getByText(/^Menjawab surat /).waitFor();
  await page.getByRole('textbox', { name: 'Cari jenis naskah' }).fill('surat dinas');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/outgoing\/[0-9a-f-]{36}$/);
  letter = page.url().split('/').at(-1)!;

  await page.getByRole('textbox', { name: 'Hal' }).fill(subject);
  await choose(page, 'Tambah Tujuan', 'Tirtamaya', /Tirtamaya/);
  await choose(page, 'Ditandatangani oleh', 'Sekretaris Daerah', /^Sekretaris Daerah/);
  await page.getByText('Atas nama jabatan lain (a.n.)').click();
  await choose(page, 'Atas nama', 'Bupati Arunika', /^Bupati Arunika/);
  await page.getByText(/^Berwenang: a\.n\. BUPATI ARUNIKA/).waitFor();
  await choose(page, /^Kode klasifikasi/, 'komunikasi', /Komunikasi dan Informatika/);
  await textField(page).click();
  await page.keyboard.type('Sehubungan dengan surat Saudara, bersama ini disampaikan data dimaksud.');
  await pictureOf(page, 'outgoing-writing');
  await page.getByRole('tab', { name: 'Pratinjau' }).click();
  await page.getByRole('img', { name: 'Halaman 1' }).waitFor();
  await pictureOf(page, 'outgoing-preview');
  await sendOnItsWay(page);
});

it('the head of the division gives it back with a note, on a phone', async () => {
  const page = await office.person('kabid-aptika', onPhone);
  await page.goto('/office/outgoing/to-initial');
  await page.getByRole('link', { name: subject }).click();
  await page.getByRole('button', { name: 'Kembalikan' }).click();
  await dialog(page).getByLabel('Apa yang perlu diperbaiki').fill('Sebutkan jumlah perangkatnya.');
  await dialog(page).getByRole('button', { name: 'Kembalikan' }).click();
  await page.getByText('Naskah dikembalikan').waitFor();
});

it('the writer finds it first among their drafts, mends it and sends it again', async () => {
  const page = await office.person('staf-kominfo');
  await page.goto('/office/');
  await page
    .getByRole('region', { name: 'Dikembalikan' })
    .getByRole('link', { name: `Buka naskah ${subject}` })
    .click();
  await page.getByText('Sebutkan jumlah perangkatnya.').first().waitFor();
  await textField(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Jumlah perangkat: 214 unit.');
  await sendOnItsWay(page);
});

it('two initials: the division sees what has changed since, its head initials from the list', async () => {
  const division = await office.person('kabid-aptika');
  await open(division);
  await division.getByRole('button', { name: /^Perubahan sejak Anda lihat/ }).click();
  await dialog(division).getByText('Jumlah perangkat: 214 unit.').waitFor();
  await pictureOf(division, 'outgoing-difference');
  await division.keyboard.press('Escape');
  await division.getByRole('button', { name: 'Paraf' }).click();
  await division.getByText('Diparaf. Naskah diteruskan').waitFor();

  const head = await office.person('kadis-kominfo');
  await head.goto('/office/outgoing/to-initial');
  await head.getByRole('checkbox', { name: `Pilih ${subject}` }).check();
  await head.getByRole('button', { name: 'Paraf 1 naskah' }).click();
  await head.getByText('1 naskah diparaf').waitFor();
});

it('the sekda signs in the name of the bupati on a phone, and only with the right passphrase', async () => {
  office.expectFault(/422 .*\/signature\b/);
  const page = await office.person('sekda', onPhone);
  await page.goto('/office/outgoing/to-sign');
  await page.getByText('TTE tidak tersertifikasi').first().waitFor();
  await page
    .getByText(/a\.n\. BUPATI ARUNIKA/)
    .first()
    .waitFor();
  await page.getByRole('checkbox', { name: `Pilih ${subject}` }).check();
  await page.getByRole('button', { name: 'Tanda tangani 1 surat' }).click();
  const sheet = dialog(page);
  const item = sheet.getByRole('listitem').filter({ hasText: subject });
  number = /\S+\/\S+\/\d{4}/.exec(await item.innerText())![0];
  await sheet.getByRole('img', { name: /^Halaman 1/ }).waitFor();
  await pictureOf(page, 'outgoing-sign-phone');
  // As a slow provider has it: the request is answered while the act goes on, and what becomes of it is asked for.
  await page.route(/\/signature$/, async (route) => {
    const response = await route.fetch();
    if (!response.ok()) return route.fulfill({ response });
    const view = (await response.json()) as SigningView;
    const items = view.items.map((one) => ({ ...one, state: 'signing', complete: false }));
    return route.fulfill({ response, json: { ...view, state: 'running', items } });
  });
  for (const typed of ['bukan frasa sandi itu', demoPassphrase]) {
    await sheet.getByLabel('Frasa sandi TTE').fill(typed);
    await sheet.getByRole('button', { name: 'Tanda tangani 1 surat' }).click();
    const said = typed === demoPassphrase ? '1 surat ditandatangani.' : /tidak cocok/;
    await sheet.getByText(said).waitFor({ timeout: 30_000 });
    expect(await sheet.getByLabel('Frasa sandi TTE').count()).toBe(typed === demoPassphrase ? 0 : 1);
  }
  await pictureOf(page, 'outgoing-signed-phone');
});

it('the writer sends it, and its number stands in the book without a gap', async () => {
  const page = await office.person('staf-kominfo');
  await open(page);
  await page.getByText(number).first().waitFor();
  await page.getByRole('button', { name: 'Kirim sekarang' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kirim sekarang' }).click();
  await page.getByText('Pengiriman', { exact: true }).waitFor();
  await page.getByRole('img', { name: /Kode QR/ }).waitFor();
  await pictureOf(page, 'outgoing-sent');

  const clerk = await office.person('tata-usaha-setda');
  await clerk.goto('/office/outgoing/numbers');
  await clerk.getByRole('link', { name: number }).waitFor();
  await clerk.getByRole('button', { name: 'Periksa kelengkapan' }).click();
  await clerk
    .getByText(/lengkap: tidak ada yang hilang atau ganda/)
    .first()
    .waitFor();
  await pictureOf(clerk, 'outgoing-numbers');
});

it('the other agency finds it in its mail and registers it; the sender is told', async () => {
  const clerk = await office.person('tata-usaha-tirtamaya');
  await clerk.goto('/office/letters/intakes');
  await clerk
    .getByRole('link', { name: new RegExp(subject, 'i') })
    .first()
    .click({ timeout: 60_000 });
  const form = clerk.getByRole('region', { name: 'Isian registrasi' });
  await form.getByRole('textbox', { name: 'Nomor surat' }).waitFor();
  expect(await form.getByRole('textbox', { name: 'Nomor surat' }).inputValue()).toBe(number);
  await choose(clerk, 'Diteruskan kepada', 'Sekretaris Daerah', /Sekretaris Daerah/);
  await form.getByRole('textbox', { name: 'Nomor surat' }).focus();
  await clerk.keyboard.press('Control+Enter');
  const done = await clerk.getByText(/Terdaftar dengan nomor agenda \d+\/\d{4}/).innerText();
  const agenda = /agenda (\d+\/\d{4})/.exec(done)![1]!;

  const staff = await office.person('staf-kominfo');
  await open(staff);
  await expect
    .poll(
      async () => {
        await staff.reload();
        const sending = staff.getByRole('region', { name: 'Pengiriman' });
        await sending.getByText('sudah membaca').waitFor();
        return sending.innerText();
      },
      { timeout: 120_000, interval: 2_000 },
    )
    .toContain(agenda);
});

it('who reads it because it was sent sees the letter, and nothing of how it came about', async () => {
  const reader = await office.person('petugas-layanan');
  const asked: string[] = [];
  reader.on('response', (answer) => {
    if (answer.status() >= 400) asked.push(`${answer.status()} ${answer.url()}`);
  });
  await open(reader);
  await reader.getByRole('region', { name: 'Pengiriman' }).waitFor();
  const panels = await reader.getByRole('heading', { level: 2 }).allInnerTexts();
  for (const hidden of ['Jalur', 'Versi']) expect(panels).not.toContain(hidden);
  await reader.getByRole('button', { name: 'Lainnya' }).click();
  await reader.getByRole('menuitem').first().waitFor();
  expect(await reader.getByRole('menuitem', { name: /DOCX/ }).count()).toBe(0);
  await reader.keyboard.press('Escape');
  await pictureOf(reader, 'outgoing-read-after-sending');
  expect(asked).toEqual([]);
});

it('its words are found and selected on its pages', async () => {
  const reader = await office.person('petugas-layanan');
  await open(reader);
  await findAndSelect(reader, 'disampaikan');
  await pictureOf(reader, 'outgoing-words');
});

it('a citizen verifies the file on the portal without an account; one changed byte is told', async () => {
  const staff = await office.person('staf-kominfo');
  const paper = await staff.request.get(`${office.url}/api/outgoing/drafts/${letter}/paper.pdf`);
  const pdf = Buffer.from(await paper.body());
  const bent = Buffer.from(pdf);
  const place = bent.indexOf('stream') + 40;
  bent[place] = bent[place]! ^ 1;
  const citizen = await office.stranger({ viewport: phone });
  for (const [buffer, said] of [
    [pdf, 'Surat ini asli'],
    [bent, /Diubah setelah ditandatangani|Tanda tangan tidak cocok|tidak dapat dibaca/],
  ] as const) {
    await citizen.goto('/verifikasi');
    await citizen
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'surat.pdf', mimeType: 'application/pdf', buffer });
    const submit = citizen.getByRole('button', { name: 'Periksa berkas' });
    if (await submit.isVisible()) await submit.click();
    await citizen.getByText(said).first().waitFor({ timeout: 30_000 });
  }
  await citizen.goto('/verifikasi');
  await pictureOf(citizen, 'outgoing-verified-phone');
});
