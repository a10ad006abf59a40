import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { officeBrowser } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();

interface Answer {
  items: Record<string, unknown>[];
}

/** Answers of a list of letters are changed on their way to the page. */
async function listed(page: Page, box: string, change: (rows: Answer['items']) => void): Promise<void> {
  await page.route(/\/api\/outgoing\/drafts\?/, async (route) => {
    if (!route.request().url().includes(`box=${box}`)) return route.continue();
    const response = await route.fetch();
    const answer = (await response.json()) as Answer;
    change(answer.items);
    await route.fulfill({ response, json: answer });
  });
}

it('a letter that is being signed stands in the list without a box, until the act is over', async () => {
  const page = await office.person('kadis-kominfo');
  let running = true;
  await listed(page, 'sign', ([first]) => {
    if (first) first.beingSigned = running;
  });
  await page.goto('/office/outgoing/to-sign');
  const card = page.locator('[data-row]').first();
  await card.getByText('Sedang ditandatangani').waitFor();
  expect(await card.getByRole('checkbox').count()).toBe(0);
  expect(await card.getByRole('button', { name: 'Tanda tangani' }).count()).toBe(0);
  expect(await card.getByRole('link', { name: 'Buka' }).count()).toBeGreaterThan(0);
  await pictureOf(page, 'being-signed');
  // Neither by keyboard: it is not chosen.
  await card.getByRole('link').first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('t');
  expect(await page.getByRole('dialog').count()).toBe(0);
  running = false;
  await card.getByRole('checkbox').waitFor();
  expect(await card.getByRole('checkbox').isChecked()).toBe(false);
  await card.getByRole('button', { name: 'Tanda tangani' }).waitFor();
});

it('letters that a later one withdrew or corrected say so in the lists', async () => {
  const page = await office.person('staf-kominfo');
  await listed(page, 'mine', (rows) => {
    for (const [at, row] of rows.entries())
      Object.assign(row, { stage: 'sent', returned: false, ended: at === 0 ? 'withdrawn' : 'replaced' });
  });
  await page.goto('/office/outgoing?box=mine');
  const rows = page.locator('[data-row]');
  await rows.first().getByText('Dicabut', { exact: true }).waitFor();
  await rows.nth(1).getByText('Diralat', { exact: true }).waitFor();
  await pictureOf(page, 'ended-in-list');
});

interface Shown {
  can: Record<string, boolean>;
  facts: Record<string, unknown>;
}

/** The page of a letter that waits for its signature, as if it had been signed; `change` says what else is so. */
async function openedSigned(page: Page, change: (draft: Shown) => object): Promise<string> {
  // Its paper was never printed.
  office.expectFault(/40[49]/);
  const rows = (await (await page.request.get('/api/outgoing/drafts?box=sign')).json()) as Answer;
  const id = rows.items[0]!.id as string;
  await page.route(`**/api/outgoing/drafts/${id}`, async (route) => {
    const draft = (await (await page.request.get(`/api/outgoing/drafts/${id}`)).json()) as Shown;
    const signed = {
      ...draft,
      ...{ stage: 'signed', signedAt: '2026-10-01T01:00:00.000Z', level: 'B-B' },
      verificationAddress: 'https://arunika.example/verifikasi/AAAABBBBCCCCDDDDEEEE',
    };
    await route.fulfill({ json: { ...signed, ...change(draft) } });
  });
  return id;
}

it('where no mail is set up, whom it does not reach is told before a letter is sent', async () => {
  const page = await office.person('kadis-kominfo');
  const id = await openedSigned(page, ({ can, facts }) => ({
    can: { ...can, sign: false, send: true },
    facts: {
      ...facts,
      recipients: [
        { channel: 'paper', name: 'Kapolres' },
        { channel: 'mail', name: 'Camat Sukamaju', address: 'camat@sukamaju.example' },
      ],
      copies: [],
    },
  }));
  await page.goto(`/office/outgoing/${id}`);
  await page.getByRole('button', { name: 'Kirim sekarang' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kirim surat ini?' });
  await dialog.getByText(/Surel belum diatur.* kepada: Camat Sukamaju\. .*ekspedisi/).waitFor();
  await pictureOf(page, 'mail-off-send');
});

it('a time stamp that was given up is asked for again from the page of the letter', async () => {
  const page = await office.person('kadis-kominfo');
  let state = 'given-up';
  const stamp = ({ can }: Shown) => ({
    timeStamp: {
      ...{ state, since: '2026-10-01T01:00:00.000Z', until: '2026-10-31T01:00:00.000Z' },
      ...{ awaits: 'time-stamp', reason: 'clock-silent' },
    },
    can: { ...can, sign: false, retryTimeStamp: state === 'given-up' },
  });
  const id = await openedSigned(page, stamp);
  let answer: (() => void) | undefined;
  await page.route(`**/api/outgoing/drafts/${id}/time-stamp`, async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    state = 'awaited';
    const draft = (await (await page.request.get(`/api/outgoing/drafts/${id}`)).json()) as Shown;
    await route.fulfill({ json: { ...draft, ...stamp(draft) } });
  });
  await page.goto(`/office/outgoing/${id}`);
  await page.getByText('stempel waktu tidak dapat ditambahkan').waitFor();
  const button = page.getByRole('button', { name: 'Minta stempel waktu lagi' });
  await pictureOf(page, 'stamp-given-up');
  await button.click();
  await expect.poll(() => button.getAttribute('data-loading')).toBe('true');
  expect(await button.isDisabled()).toBe(true);
  await expect.poll(() => answer !== undefined).toBe(true);
  answer!();
  await page.getByText('masih menunggu stempel waktu').waitFor();
  expect(await button.count()).toBe(0);
});
