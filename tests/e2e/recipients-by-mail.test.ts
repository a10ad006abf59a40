import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();

/** A letter to one recipient on paper and one by mail, opened on a phone where its recipients are entered. */
async function byMail(facts: object): Promise<Page> {
  const page = await office.person('staf-ikp', { viewport: phone, isMobile: true, hasTouch: true });
  const begun = await page.request.post('/api/outgoing/drafts', {
    data: {
      kindCode: 'SDINAS',
      ...facts,
      recipients: [
        { channel: 'paper', name: 'Kapolres' },
        { channel: 'mail', name: 'Camat Sukamaju', address: 'camat@sukamaju.example' },
      ],
    },
  });
  const { id } = (await begun.json()) as { id: string };
  await page.goto(`/office/outgoing/${id}`);
  await page.getByRole('tab', { name: 'Keterangan' }).click();
  return page;
}

const recipientsOn = (page: Page) => page.getByRole('group', { name: 'Tujuan' }).getByRole('listitem');
const camatOn = (page: Page) => recipientsOn(page).filter({ hasText: 'Camat Sukamaju' });

it('a secret letter with a mail address says so at the recipient and before it is sent on its way', async () => {
  const page = await byMail({ subject: 'Hasil pemeriksaan', securityClass: 'R' });
  await camatOn(page).getByText('tidak boleh lewat surel').waitFor();
  await camatOn(page).scrollIntoViewIfNeeded();
  expect(await page.getByText('tidak boleh lewat surel').count()).toBe(1);
  await pictureOf(page, 'never-by-mail-field');
  await page.getByRole('button', { name: 'Ajukan' }).click();
  await page
    .getByRole('dialog')
    .getByText(/tidak boleh dikirim lewat surel.*: Camat Sukamaju/)
    .waitFor();
  await pictureOf(page, 'never-by-mail-submit');
});

it('where no mail is set up, a letter with a mail address says so before it is sent on, and goes on paper instead', async () => {
  const page = await byMail({ subject: 'Undangan sosialisasi' });
  await camatOn(page).getByText('Surel belum diatur').waitFor();
  await camatOn(page).scrollIntoViewIfNeeded();
  expect(await page.getByText('Surel belum diatur').count()).toBe(1);
  await pictureOf(page, 'mail-off-field');
  await page.getByRole('button', { name: 'Ajukan' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Surel belum diatur.*: Camat Sukamaju/).waitFor();
  await pictureOf(page, 'mail-off-submit');
  await dialog.getByRole('button', { name: 'Batal' }).click();
  await camatOn(page).getByRole('button', { name: 'Atur Camat Sukamaju' }).click();
  await page.getByRole('menuitem', { name: 'Ganti menjadi cetak' }).click();
  await camatOn(page).getByText('Surel belum diatur').waitFor({ state: 'detached' });
  expect(await recipientsOn(page).count()).toBe(2);
});
