import { expect, it } from 'vitest';
import { officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();

it('where no mail is set up, a letter with a mail address says so before it is sent on, and goes on paper instead', async () => {
  const page = await office.person('staf-ikp', { viewport: phone, isMobile: true, hasTouch: true });
  const begun = await page.request.post('/api/outgoing/drafts', {
    data: {
      kindCode: 'SDINAS',
      subject: 'Undangan sosialisasi',
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
  const camat = recipients.filter({ hasText: 'Camat Sukamaju' });
  await camat.getByText('Surel belum diatur').waitFor();
  await camat.scrollIntoViewIfNeeded();
  expect(await page.getByText('Surel belum diatur').count()).toBe(1);
  await pictureOf(page, 'mail-off-field');
  await page.getByRole('button', { name: 'Ajukan' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Surel belum diatur.*: Camat Sukamaju/).waitFor();
  await pictureOf(page, 'mail-off-submit');
  await dialog.getByRole('button', { name: 'Batal' }).click();
  await camat.getByRole('button', { name: 'Atur Camat Sukamaju' }).click();
  await page.getByRole('menuitem', { name: 'Ganti menjadi cetak' }).click();
  await camat.getByText('Surel belum diatur').waitFor({ state: 'detached' });
  expect(await recipients.count()).toBe(2);
});
