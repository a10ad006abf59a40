import { expect, it } from 'vitest';
import { home } from './letter-journey.ts';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();

it('a leader gives a disposition with three presses from the first page of a phone, the oldest first', async () => {
  const page = await office.person('kadis-kominfo', { viewport: phone, isMobile: true, hasTouch: true });
  await page.goto('/office/');
  const card = page.getByRole('region', { name: 'Belum didisposisi' });
  const rows = card.getByRole('listitem');
  await rows.filter({ hasText: 'Keluhan Sinyal' }).waitFor();
  const words = await rows.allInnerTexts();
  const days = words.map((text) => Number(/menunggu (\d+) hari/.exec(text)?.[1] ?? 0));
  expect(days).toEqual(days.toSorted((a, b) => b - a));
  await pictureOf(page, 'first-page-leader');

  await rows.filter({ hasText: 'Keluhan Sinyal' }).getByRole('link', { name: 'Disposisikan' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Lembar disposisi' });
  await sheet.getByRole('checkbox', { name: /Kepala Bidang Aplikasi Informatika/ }).tap();
  await sheet.getByRole('button', { name: 'Teruskan' }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await page.goto('/office/');
  await home(page).waitFor();
  await card.waitFor();
  await rows.filter({ hasText: 'Keluhan Sinyal' }).waitFor({ state: 'detached' });
});

it('a counter of the first page opens the list of exactly what it counts', async () => {
  const page = await office.person('sekdis-kominfo');
  await page.goto('/office/');
  const tile = page.getByRole('list', { name: 'Jumlah yang menunggu' }).getByRole('link');
  const late = tile.filter({ hasText: 'Terlambat' });
  const count = Number(/\d+/.exec(await late.innerText())?.[0]);
  expect(count).toBeGreaterThan(0);
  await late.click();
  await page.getByRole('heading', { level: 1, name: 'Disposisi masuk' }).waitFor();
  expect(new URL(page.url()).search).toBe('?overdue=true');
  await page
    .getByText(/terlambat \d+ hari/)
    .first()
    .waitFor();
  expect(await page.getByText(/terlambat \d+ hari/).count()).toBe(count);
});

it('the tour leads through the places of a role, ends for good, and begins again from the help', async () => {
  const page = await office.person('staf-ikp');
  await page.goto('/office/');
  await page.getByRole('button', { name: 'Mulai tur' }).click();
  const card = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Akhiri tur' }) });
  const seen: string[] = [];
  for (;;) {
    seen.push(await card.getByRole('heading').innerText());
    const last = card.getByRole('button', { name: 'Selesai' });
    if ((await last.count()) > 0) {
      await last.click();
      break;
    }
    await card.getByRole('button', { name: 'Lanjut' }).click();
    await card.getByText(`${seen.length + 1} dari`).waitFor();
  }
  expect(seen).toContain('Disposisi untuk Anda');
  expect(seen).not.toContain('Kiriman masuk');
  await page.goto('/office/');
  await home(page).waitFor();
  expect(await page.getByRole('button', { name: 'Mulai tur' }).count()).toBe(0);
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('button', { name: 'Mulai tur' }).click();
  await card.waitFor();
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
});
