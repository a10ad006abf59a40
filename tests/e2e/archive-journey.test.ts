import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { ownPdf } from '#modules/archive/test/ingest-house.ts';
import { officeBrowser } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const clerk = 'tata-usaha';
const head = 'kadis-kominfo';
const subject = 'Permohonan pemasangan menara di Desa Sukamulya';
const code = '500.12.15.1';
/** Two dossiers of the unit besides the one that the letter opens: one to move into, one to put in order. */
const [target, ordered] = ['Menara telekomunikasi desa', 'Notula rapat jaringan 2026'] as const;

/** The letter of this file, by its id; the tests follow it from one to the next. */
let letter = '';

const sent = async <T>(page: Page, path: string, data: object): Promise<T> => {
  const answer = await page.request.post(`${office.url}${path}`, { data });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as T;
};
const read = async <T>(page: Page, path: string): Promise<T> =>
  (await (await page.request.get(`${office.url}${path}`)).json()) as T;
/** The office is read in parts, and other tests keep the machine busy. */
const patience = { timeout: 15_000 };
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const records = (page: Page) => page.getByRole('list', { name: 'Isi berkas' });

beforeAll(async () => {
  const registry = await office.person(clerk);
  const above = await office.person(head);
  const { posts } = await read<{ posts: { id: string }[] }>(above, '/api/session');
  const made = await sent<{ id: string }>(registry, '/api/letters', {
    ...{ sender: 'Pemerintah Desa Sukamulya', subject, classificationCode: code },
    addressees: [posts[0]!.id],
  });
  letter = made.id;
  await sent(above, `/api/letters/${letter}/closing`, { postId: posts[0]!.id });
  const { items: units } = await read<{ items: { id: string; name: string }[] }>(registry, '/api/units');
  const unitId = units.find(({ name }) => name === 'Dinas Komunikasi dan Informatika')!.id;
  for (const name of [target, ordered]) {
    const { id } = await sent<{ id: string }>(registry, '/api/archive/dossiers', {
      ...{ unitId, code, title: name },
    });
    if (name === target) continue;
    for (const one of ['Notula pertama', 'Notula kedua', 'Notula ketiga'])
      await sent(registry, `/api/archive/dossiers/${id}/records`, { title: one, medium: 'paper' });
  }
  await registry.context().close();
  await above.context().close();
});

it('a closed letter has filed itself, and its page says where', async () => {
  const page = await office.person(clerk);
  await page.goto(`/office/letters/${letter}`);
  await title(page, subject).waitFor();
  await expect
    .poll(
      async () => (await read<{ record: unknown }>(page, `/api/archive/filed/letters/${letter}`)).record,
      { timeout: 30_000 },
    )
    .not.toBeNull();
  await page.reload();
  const filed = page.getByRole('region', { name: 'Arsip', exact: true });
  await filed.getByRole('link', { name: subject }).waitFor();
  await filed.getByRole('link', { name: 'Item nomor 1' }).waitFor();
});

it('one key leads to the search, which finds it by a word that was typed wrongly', async () => {
  const page = await office.person(clerk);
  await page.goto('/office/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('c');
  await title(page, 'Cari arsip').waitFor();
  await page.keyboard.type('sukamulia');
  await page.getByText('Tidak ada "sukamulia". Yang ditampilkan: "sukamulya".').waitFor();
  const found = page.getByRole('list', { name: 'Hasil pencarian' });
  await found.locator('mark', { hasText: 'Sukamulya' }).first().waitFor();
  await pictureOf(page, 'archive-search');
  await found.getByRole('link', { name: subject }).click();
  await title(page, subject).waitFor();
  await page.getByText('Diberkaskan otomatis').first().waitFor();
  await pictureOf(page, 'archive-record');
});

it('from its record one comes to its dossier, moves it to another one, and takes that back', async () => {
  const page = await office.person(clerk);
  const { record } = await read<{ record: { id: string } }>(page, `/api/archive/filed/letters/${letter}`);
  await page.goto(`/office/archive/records/${record.id}`);
  await page.getByRole('region', { name: 'Letak dalam berkas' }).getByRole('link').first().click();
  await title(page, subject).waitFor();
  await records(page).getByRole('link', { name: subject }).waitFor();
  await pictureOf(page, 'archive-dossier');

  await page.getByRole('checkbox', { name: `Pilih ${subject}` }).check();
  await page.getByRole('button', { name: 'Pindahkan', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Ke berkas' }).fill(target);
  await page.getByRole('option', { name: new RegExp(target) }).click();
  await dialog.getByRole('button', { name: 'Pindahkan' }).click();
  await page.getByText('1 arsip dipindahkan.').waitFor();
  await page.getByText('Belum ada isinya.').waitFor();
  await page.getByText(/memindahkan 1 arsip ke berkas lain/).waitFor();

  await page.getByRole('button', { name: 'Urungkan' }).first().click();
  await page.getByText('Penataan diurungkan.').waitFor();
  await records(page).getByRole('link', { name: subject }).waitFor();
});

it('records are put in another order by keys, and the last arrangement is undone from the history', async () => {
  const page = await office.person(clerk);
  const { items } = await read<{ items: { id: string }[] }>(
    page,
    `/api/archive/dossiers?q=${encodeURIComponent(ordered)}`,
  );
  await page.goto(`/office/archive/dossiers/${items[0]!.id}`);
  const titles = () => records(page).getByRole('link').allInnerTexts();
  await expect.poll(titles, patience).toEqual(['Notula pertama', 'Notula kedua', 'Notula ketiga']);
  await page.getByRole('button', { name: /^Ubah urutan Notula pertama/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByText('Urutan disimpan.').waitFor();
  await page.getByText(/mengubah urutan 3 arsip/).waitFor();
  expect(await titles()).toEqual(['Notula kedua', 'Notula ketiga', 'Notula pertama']);
  await page.reload();
  await expect.poll(titles, patience).toEqual(['Notula kedua', 'Notula ketiga', 'Notula pertama']);
  await page
    .getByRole('region', { name: 'Riwayat penataan' })
    .getByRole('button', { name: 'Urungkan' })
    .click();
  await expect.poll(titles, patience).toEqual(['Notula pertama', 'Notula kedua', 'Notula ketiga']);
});

it('a search that is kept is there on another visit', async () => {
  const page = await office.person(clerk);
  await page.goto('/office/archive/search?q=sukamulya&copyState=original');
  await page.getByRole('button', { name: /^Pencarian tersimpan/ }).click();
  const kept = page.getByRole('dialog', { name: 'Pencarian tersimpan' });
  await kept.getByRole('textbox', { name: 'Nama pencarian' }).fill('Menara desa');
  await kept.getByRole('button', { name: 'Simpan pencarian' }).click();
  await kept.getByRole('link', { name: 'Menara desa' }).waitFor();
  await page.goto('/office/archive/search');
  await page.getByRole('button', { name: /^Pencarian tersimpan/ }).click();
  await kept.getByRole('link', { name: 'Menara desa' }).click();
  await page.waitForURL(/q=sukamulya&copyState=original/);
  await page.getByRole('list', { name: 'Hasil pencarian' }).getByRole('link', { name: subject }).waitFor();
});

it('a file is described when it is put in, and put right on the page of its record', async () => {
  const page = await office.person(clerk);
  await page.goto('/office/archive');
  await page.getByRole('link', { name: target }).first().click();
  await title(page, target).waitFor(patience);
  await page.getByRole('button', { name: 'Tambah arsip' }).first().click();
  const dialog = page.getByRole('dialog');
  const buffer = ownPdf(`menara ${crypto.randomUUID()}`);
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'scan_0042.pdf', mimeType: 'application/pdf', buffer });
  const field = (name: string) => dialog.getByRole('textbox', { name, exact: true });
  await expect.poll(() => field('Uraian').inputValue(), patience).toBe('scan 0042');
  await field('Nomor naskah').fill('045/12/DESA/2026');
  await pictureOf(page, 'archive-described-upload');
  await dialog.getByRole('button', { name: 'Tambah arsip' }).click();
  await dialog.waitFor({ state: 'detached' });
  await records(page).getByRole('link', { name: 'scan 0042' }).click();
  await title(page, 'scan 0042').waitFor(patience);
  await page.getByRole('button', { name: 'Ubah keterangan' }).click();
  await field('Uraian').fill('Gambar rencana menara');
  await dialog.getByRole('button', { name: 'Ubah keterangan' }).click();
  await title(page, 'Gambar rencana menara').waitFor(patience);
  await page.getByText('Keterangan sebelumnya').click();
  await page.getByText('scan 0042 · 045/12/DESA/2026').waitFor();
  await pictureOf(page, 'archive-described');
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await title(page, 'scan 0042').waitFor(patience);
});
