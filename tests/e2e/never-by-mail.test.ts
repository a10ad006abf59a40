import { expect, it } from 'vitest';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();

it('a secret letter with a mail address says so at the recipient and before it is sent on its way', async () => {
  const page = await office.person('staf-ikp', { viewport: phone, isMobile: true, hasTouch: true });
  const begun = await page.request.post('/api/outgoing/drafts', {
    data: {
      kindCode: 'SDINAS',
      subject: 'Hasil pemeriksaan',
      securityClass: 'R',
      recipients: [
        { channel: 'paper', name: 'Kapolres' },
        { channel: 'mail', name: 'Camat Sukamaju', address: 'camat@sukamaju.example' },
      ],
    },
  });
  const { id } = (await begun.json()) as { id: string };
  await page.goto(`/office/outgoing/${id}`);
  await page.getByRole('tab', { name: 'Keterangan' }).click();
  const recipients = page.getByRole('group', { name: 'Tujuan' }).getByRole('listitem');
  await recipients.filter({ hasText: 'Camat Sukamaju' }).getByText('tidak boleh lewat surel').waitFor();
  await recipients.filter({ hasText: 'Camat Sukamaju' }).scrollIntoViewIfNeeded();
  expect(await page.getByText('tidak boleh lewat surel').count()).toBe(1);
  await pictureOf(page, 'never-by-mail-field');
  await page.getByRole('button', { name: 'Ajukan' }).click();
  await page
    .getByRole('dialog')
    .getByText(/tidak boleh dikirim lewat surel.*: Camat Sukamaju/)
    .waitFor();
  await pictureOf(page, 'never-by-mail-submit');
});
