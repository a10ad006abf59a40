import type { Page } from 'playwright-core';
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
  // Going back or a reload must not ask for it again.
  expect(new URL(page.url()).search).toBe('');
  await sheet.getByRole('button', { name: 'Teruskan' }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await page.goto('/office/');
  await home(page).waitFor();
  await card.waitFor();
  await rows.filter({ hasText: 'Keluhan Sinyal' }).waitFor({ state: 'detached' });
});

/** Rows of the list that is open. */
const listed = (page: Page) => page.locator('tr[data-row], li[data-row], [data-mail]');

it('every counter of the first page opens the list of exactly what it counts', async () => {
  // Two people whose counters differ; the head of division has something unread.
  for (const [who, ofTheirs] of [
    ['kabid-aptika', /^[1-9]\d*Belum dibaca/],
    ['sekdis-kominfo', /^\d+Belum ditindaklanjuti/],
  ] as const) {
    const page = await office.person(who);
    await page.goto('/office/');
    const tiles = page.getByRole('list', { name: 'Jumlah yang menunggu' }).getByRole('link');
    await tiles.filter({ hasText: ofTheirs }).waitFor();
    // A dash stands where the number is still being asked for.
    await expect.poll(() => tiles.filter({ hasText: /^–/ }).count(), { timeout: 15_000 }).toBe(0);
    const counted = await tiles.evaluateAll((links) =>
      links.map((link) => ({ words: link.textContent ?? '', address: (link as HTMLAnchorElement).href })),
    );
    expect(counted.map(({ words }) => words.replace(/^\d+/, ''))).toContain('Belum ditindaklanjuti');
    for (const { words, address } of counted) {
      const count = Number(/^\d+/.exec(words)?.[0]);
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (count > 0) await listed(page).first().waitFor();
      expect(await listed(page).count(), words).toBe(count);
    }
  }
});

it('of letters given together the one that is refused keeps its reason, and all that were given are taken back', async () => {
  const page = await office.person('kadis-kominfo');
  await page.goto('/office/letters/inbox');
  await listed(page).nth(1).waitFor();
  const waiting = await listed(page).count();
  expect(waiting).toBeGreaterThan(1);
  await page.getByRole('checkbox', { name: 'Pilih semua' }).check();
  await page.getByRole('button', { name: 'Disposisikan' }).click();
  const sheet = page.getByRole('dialog', { name: 'Lembar disposisi' });
  await sheet.getByRole('checkbox', { name: /Kepala Bidang Persandian/ }).check();
  office.expectFault(/409/);
  let asked = 0;
  await page.route('**/api/letters/*/dispositions', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    asked += 1;
    if (asked !== 2) return route.fallback();
    await route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'dispositions.already-given', status: 409 }),
    });
  });
  await sheet.getByRole('button', { name: 'Teruskan' }).click();
  const refused = sheet.getByRole('listitem').filter({ hasText: 'Ditolak' });
  await refused.getByText('masih memegang disposisi Anda').waitFor();
  await sheet.getByRole('button', { name: 'Coba lagi 1 surat' }).waitFor();
  expect(await sheet.getByRole('listitem').filter({ hasText: 'Didisposisikan' }).count()).toBe(waiting - 1);
  await pictureOf(page, 'give-many-refused');

  await sheet.getByRole('button', { name: 'Coba lagi 1 surat' }).click();
  await sheet.waitFor({ state: 'hidden' });
  await page.getByText(`${waiting} surat didisposisikan`).waitFor();
  await listed(page).first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await page.getByText('Disposisi ditarik kembali').waitFor();
  await listed(page)
    .nth(waiting - 1)
    .waitFor();
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
