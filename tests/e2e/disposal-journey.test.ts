import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { scannedLetter } from '#tests/security/scanned-letter.ts';
import { choose } from './letter-journey.ts';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const onPhone = { viewport: phone, isMobile: true, hasTouch: true };

/** Dossiers of the demo whose retention is over. */
const going = 'Langganan telepon kantor 2022';
const kept = 'Pengelolaan parkir kendaraan dinas';
const inside = 'Perjanjian berlangganan telepon';
const report = '000.5.6.2/88/BA';

/** The list, by its address; the tests of this file follow it from one step to the next. */
let list = '';

/** Today as the office types it. */
const today = new Intl.DateTimeFormat('id-ID', {
  timeZone: 'Asia/Jakarta',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
}).format(new Date());

const dialog = (page: Page) => page.getByRole('dialog');
const press = (page: Page, name: string) =>
  page.locator('main').getByRole('button', { name, exact: true }).first().click();
/** Presses the verb of the dialog and waits until it is gone. */
const confirm = async (page: Page, name: string) => {
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await dialog(page).waitFor({ state: 'hidden' });
};
const next = (page: Page, step: string) => page.getByRole('heading', { name: `Berikutnya: ${step}` });
const openList = async (who: string, step: string, options = {}) => {
  const page = await office.person(who, options);
  await page.goto(list);
  await next(page, step).waitFor();
  return page;
};
const found = async (page: Page) => {
  const answer = await page.request.get(`/api/archive/records?q=${encodeURIComponent(inside)}`);
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { items: { title: string }[] }).items.map(({ title }) => title);
};

it('the archivist starts a list, and is told that the panel comes first', async () => {
  const page = await office.person('arsiparis');
  expect(await found(page)).toContain(inside);
  await page.goto('/office/archive/disposals');
  await press(page, 'Susun daftar');
  await dialog(page).getByRole('radio', { name: 'Pemusnahan' }).check();
  await dialog(page).getByRole('button', { name: 'Susun daftar' }).click();
  await page.waitForURL(/\/disposals\/[0-9a-f-]{36}$/);
  list = new URL(page.url()).pathname;
  await next(page, 'pembentukan panitia penilai').waitFor();
  await page.getByText(/Menunggu Pimpinan unit kearsipan .*Hasanuddin Tanjung/).waitFor();
  expect(await page.getByRole('button', { name: 'Catat panitia' }).count()).toBe(0);
  await pictureOf(page, 'disposal-awaits-panel');
});

it('the head of the records unit names a panel of three by decree', async () => {
  const page = await openList('kabid-kearsipan', 'pembentukan panitia penilai');
  await press(page, 'Catat panitia');
  const form = dialog(page);
  await form.getByLabel('Nomor keputusan').fill('000.5.6.2/9/KEP');
  await form.getByLabel('Tanggal keputusan').fill(today);
  await choose(page, /^Orang 1/, 'Hasanuddin', /Hasanuddin/);
  await choose(page, /^Orang 2/, 'Arif Budiman', /Arif Budiman/);
  await choose(page, /^Orang 3/, 'Yoga', /Yoga/);
  await pictureOf(page, 'disposal-panel');
  await confirm(page, 'Catat panitia');
  await next(page, 'penyeleksian').waitFor();
});

it('the archivist chooses what is due, and closes the list', async () => {
  const page = await openList('arsiparis', 'penyeleksian');
  await page.getByRole('link', { name: 'Pilih berkas' }).click();
  await page.getByRole('checkbox', { name: `Pilih ${going}` }).check();
  await page.getByRole('checkbox', { name: `Pilih ${kept}` }).check();
  await page.getByRole('button', { name: `Mengapa ${going} jatuh tempo?` }).click();
  await dialog(page)
    .getByText(/Inaktif sampai/)
    .waitFor();
  await pictureOf(page, 'disposal-candidates');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Masukkan ke daftar' }).click();
  await next(page, 'penutupan daftar').waitFor();
  await press(page, 'Tutup daftar');
  await confirm(page, 'Tutup daftar');
  await next(page, 'penilaian').waitFor();
});

it('the panel appraises many at once, and would keep one of them', async () => {
  const page = await openList('arsiparis-2', 'penilaian');
  await page.getByRole('checkbox', { name: 'Pilih semua yang tampil' }).check();
  await page.getByRole('button', { name: 'Setujui', exact: true }).click();
  // Nothing is agreed to unseen.
  await dialog(page).getByRole('button', { name: 'Setujui' }).click();
  expect(await dialog(page).count()).toBe(1);
  await dialog(page)
    .getByRole('checkbox', { name: /Saya sudah memeriksa/ })
    .check();
  await confirm(page, 'Setujui');
  const head = await office.person('kadis-kominfo');
  await head.goto(list);
  await head.getByRole('checkbox', { name: `Pilih ${kept}` }).check();
  await head.getByRole('button', { name: 'Simpan', exact: true }).click();
  await dialog(head).getByLabel('Catatan').fill('Masih dipakai dalam pemeriksaan.');
  await confirm(head, 'Simpan');
  await head.getByText('Masih dipakai dalam pemeriksaan.').waitFor();
});

it('the chair gives the consideration, and what a member would keep leaves the list', async () => {
  const page = await openList('kabid-kearsipan', 'pertimbangan tertulis');
  await press(page, 'Beri pertimbangan');
  await dialog(page).getByLabel('Nomor surat pertimbangan').fill('P/1/2026');
  await confirm(page, 'Beri pertimbangan');
  await next(page, 'persetujuan').waitFor();
  await page.getByText(/Panitia penilai menghendaki berkas ini disimpan/).waitFor();
  await page.getByText(/Menunggu Surat persetujuan kepala daerah/).waitFor();
});

it('the letter of the regent is recorded, and the regent stipulates on a phone', async () => {
  const page = await openList('sekdis-arsip', 'persetujuan');
  await press(page, 'Catat persetujuan');
  const form = dialog(page);
  await form.getByText('Retensi di bawah 10 tahun disetujui kepala daerah').waitFor();
  await form.getByLabel('Nomor surat').fill('S/77/2026');
  await form.getByLabel('Tanggal surat').fill(today);
  const buffer = await scannedLetter();
  const letter = { name: 'persetujuan.jpg', mimeType: 'image/jpeg', buffer };
  await form.locator('input[type=file]').first().setInputFiles(letter);
  await form.getByText('1 dari 1 berkas sudah di server').waitFor();
  await confirm(page, 'Catat persetujuan');
  await next(page, 'penetapan').waitFor();

  const regent = await openList('bupati', 'penetapan', onPhone);
  await press(regent, 'Tetapkan');
  await dialog(regent).getByLabel('Nomor keputusan penetapan').fill('K/12/2026');
  await dialog(regent)
    .getByRole('checkbox', { name: /S\/77\/2026/ })
    .check();
  await pictureOf(regent, 'disposal-stipulate-phone');
  await confirm(regent, 'Tetapkan');
  await next(regent, 'kehadiran saksi').waitFor();
});

it('both witnesses find it among what waits for them', async () => {
  for (const who of ['jf-hukum', 'auditor']) {
    const page = await office.person(who);
    await page.goto('/office/');
    await page
      .getByRole('region', { name: 'Penyusutan menunggu Anda' })
      .getByRole('link', { name: /Pemusnahan/ })
      .first()
      .click();
    await press(page, 'Saya hadir sebagai saksi');
    await confirm(page, 'Saya hadir sebagai saksi');
    await page.getByText('Kehadiran Anda dicatat').waitFor();
  }
});

it('two people execute it, and neither by a slip of the hand', async () => {
  const first = await openList('arsiparis', 'pembukaan berita acara');
  await press(first, 'Buka berita acara');
  await dialog(first).getByLabel('Nomor berita acara').fill(report);
  await confirm(first, 'Buka berita acara');
  await next(first, 'pelaksanaan').waitFor();
  await press(first, 'Mulai sebagai pelaksana pertama');
  await dialog(first)
    .getByLabel(/Ketik nomor berita acara/)
    .fill('000.5.6.2/87/BA');
  await dialog(first).getByLabel('Ketik jumlah berkas').fill('1');
  await dialog(first).getByText('Nomor atau jumlahnya tidak cocok').waitFor();
  await dialog(first).getByRole('button', { name: 'Mulai sebagai pelaksana pertama' }).click();
  await dialog(first)
    .getByLabel(/Ketik nomor berita acara/)
    .fill(report);
  await pictureOf(first, 'disposal-first-key');
  await confirm(first, 'Mulai sebagai pelaksana pertama');
  await first.getByText(/Anda sudah bertindak sebagai pelaksana pertama/).waitFor();
  expect(await first.getByRole('button', { name: 'Musnahkan' }).count()).toBe(0);
  expect(await found(first)).toContain(inside);

  const second = await openList('arsiparis-2', 'pelaksanaan');
  await press(second, 'Musnahkan');
  await dialog(second).getByText('Anda orang kedua').waitFor();
  await dialog(second)
    .getByLabel(/Ketik nomor berita acara/)
    .fill(report);
  await dialog(second).getByLabel('Ketik jumlah berkas').fill('1');
  await pictureOf(second, 'disposal-second-key');
  await confirm(second, 'Musnahkan');
  await next(second, 'penandatanganan berita acara').waitFor();
});

it('the search finds it no more, its stub stays, and the report is there on paper', async () => {
  const page = await office.person('arsiparis');
  expect(await found(page)).not.toContain(inside);
  await page.goto(list);
  await page.getByRole('link', { name: 'Jejak' }).first().click();
  await page.getByText(going).waitFor();
  await page.getByText(new RegExp(`Berita acara ${report}`)).waitFor();
  expect(await page.getByText(kept).count()).toBe(0);
  await pictureOf(page, 'disposal-stub');
  await page.goto(list);
  const paper = await page.getByRole('link', { name: 'Berita acara', exact: true }).getAttribute('href');
  const answer = await page.request.get(paper!);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

it('the report is signed by both units, and the list is done', async () => {
  for (const who of ['kabid-kearsipan', 'kadis-kominfo']) {
    const page = await openList(who, 'penandatanganan berita acara');
    await press(page, 'Tandatangani berita acara');
    await confirm(page, 'Tandatangani berita acara');
  }
  const page = await office.person('arsiparis');
  await page.goto(list);
  await page.getByRole('heading', { name: 'Selesai', exact: true }).waitFor();
});
