import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const subject = 'Laporan bersama kesiapan jaringan';

/** The letter that two write; the tests of this file follow it from one to the next. */
let letter = '';

const row = (page: Page) => page.getByRole('region', { name: 'Penulis bersama' });
const body = (page: Page) => page.getByRole('textbox', { name: 'Isi', exact: true });
const open = async (page: Page) => {
  await page.goto(`/office/outgoing/${letter}`);
  await body(page).waitFor({ timeout: 60_000 });
};
const onServer = async (page: Page) => {
  const answer = await page.request.get(`/api/outgoing/drafts/${letter}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as { facts: Record<string, unknown>; coWriters: { name: string }[] };
};
const textOnServer = async (page: Page) =>
  (await page.request.get(`/api/outgoing/drafts/${letter}/versions/0`)).text();
/** What stands in the text, without the names at the cursors of others. */
const wordsOf = (page: Page) =>
  body(page).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const cursor of copy.querySelectorAll('.peer-cursor')) cursor.remove();
    return copy.textContent ?? '';
  });
const nameAlong = async (page: Page, words: string, option: RegExp) => {
  await row(page).getByRole('button', { name: 'Tambah penulis bersama' }).click();
  await page.getByRole('combobox', { name: 'Tambah penulis bersama' }).fill(words);
  await page.getByRole('option', { name: option }).first().click();
};

it('the writer names somebody of another unit, who finds the draft among their own', async () => {
  const writer = await office.person('staf-ikp');
  const begun = await writer.request.post('/api/outgoing/drafts', {
    data: { kindCode: 'NOTADINAS', subject, securityClass: 'R' },
  });
  letter = ((await begun.json()) as { id: string }).id;
  await open(writer);
  const along = await office.person('staf-kesmas');
  expect((await along.request.get(`/api/outgoing/drafts/${letter}`)).status()).toBe(404);

  await nameAlong(writer, 'Epidemiolog', /^Epidemiolog Kesehatan Ahli Pertama/);
  await row(writer).getByText('Epidemiolog Kesehatan Ahli Pertama').waitFor();
  await pictureOf(writer, 'co-writers-desk');

  await along.goto('/office/outgoing?box=mine');
  await along.getByRole('link', { name: subject }).click();
  await body(along).waitFor({ timeout: 60_000 });
  await row(along).getByText('Epidemiolog Kesehatan Ahli Pertama').waitFor();
  expect(await along.getByRole('button', { name: 'Ajukan' }).count()).toBe(0);
  expect(await along.getByRole('button', { name: 'Tambah penulis bersama' }).count()).toBe(0);
});

it('two people write in one draft and change a field each at the same time: all of it stands', async () => {
  const writer = await office.person('staf-ikp');
  const along = await office.person('staf-kesmas');
  await open(writer);
  await open(along);
  // Who comes second upon the same revision is refused, and sends it again by itself.
  office.expectFault(/status of 409/);
  const started = (page: Page) =>
    page.waitForRequest((one) => one.method() === 'PATCH' && one.url().endsWith(letter));
  // Both know the same revision when they change a field: what one sends reaches the server after the other's.
  const changing: Promise<unknown>[] = [];
  const refused: string[] = [];
  for (const page of [writer, along]) {
    let first = true;
    await page.route(`**/api/outgoing/drafts/${letter}`, async (route) => {
      if (route.request().method() !== 'PATCH' || !first) return route.fallback();
      first = false;
      await Promise.all(changing);
      await route.fallback();
    });
    changing.push(started(page));
    page.on('response', (answer) => {
      if (answer.request().method() === 'PATCH' && answer.status() === 409) refused.push(answer.url());
    });
  }
  await writer.getByRole('textbox', { name: 'Hal' }).fill(`${subject} 2026`);
  await along.getByRole('combobox', { name: 'Derajat' }).selectOption({ label: 'Segera' });
  await body(writer).click();
  await writer.keyboard.insertText('Ditulis konseptor. ');
  await body(along).click();
  await along.keyboard.press('Control+End');
  await along.keyboard.insertText('Ditulis penulis bersama. ');
  await Promise.all(changing);

  await expect
    .poll(async () => (await onServer(writer)).facts, { timeout: 30_000 })
    .toMatchObject({ subject: `${subject} 2026`, urgency: 'segera' });
  await expect.poll(() => textOnServer(writer), { timeout: 30_000 }).toContain('Ditulis penulis bersama.');
  expect(await textOnServer(writer)).toContain('Ditulis konseptor.');
  await pictureOf(writer, 'co-writers-writer');
  for (const page of [writer, along]) {
    const shown = () => wordsOf(page);
    await expect.poll(shown, { timeout: 30_000 }).toContain('Ditulis konseptor.');
    await expect.poll(shown, { timeout: 30_000 }).toContain('Ditulis penulis bersama.');
    await page.getByRole('heading', { level: 1, name: `${subject} 2026` }).waitFor();
    await expect.poll(() => page.getByRole('combobox', { name: 'Derajat' }).inputValue()).toBe('segera');
    await page.getByText('Tersimpan').first().waitFor();
  }
  // They did meet: one of them came second.
  expect(refused).toHaveLength(1);
  // Who it was says the timeline, of both.
  const timeline = await writer.request.get(`/api/outgoing/drafts/${letter}/timeline`);
  const sentences = ((await timeline.json()) as { type: string; sentence: string }[]).filter(
    ({ type }) => type === 'draft.changed',
  );
  expect(new Set(sentences.map(({ sentence }) => sentence)).size).toBe(2);
});

it('the writer takes them off again, on a phone and in the dark; the draft is theirs no more', async () => {
  const writer = await office.person('staf-ikp', {
    ...{ viewport: phone, isMobile: true, hasTouch: true, colorScheme: 'dark' },
  });
  const along = await office.person('staf-kesmas');
  await open(writer);
  await pictureOf(writer, 'co-writers-phone-dark');
  expect(await writer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await row(writer).getByRole('button', { name: 'Tambah penulis bersama' }).click();
  await writer.getByRole('combobox', { name: 'Tambah penulis bersama' }).waitFor();
  await pictureOf(writer, 'co-writers-phone-picking');
  expect(await writer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await row(writer)
    .getByRole('button', { name: 'Akhiri Epidemiolog Kesehatan Ahli Pertama sebagai penulis bersama' })
    .click();
  await writer.getByText('tidak lagi penulis bersama').waitFor();
  await row(writer).getByText('Ditulis sendiri').waitFor();
  expect((await along.request.get(`/api/outgoing/drafts/${letter}`)).status()).toBe(404);
  await along.goto('/office/outgoing?box=mine');
  await along.getByRole('heading', { level: 1 }).waitFor();
  await along
    .getByText(/Belum ada|Tidak ada/)
    .first()
    .waitFor();
  expect(await along.getByRole('link', { name: subject }).count()).toBe(0);
});
