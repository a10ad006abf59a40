import { expect, it } from 'vitest';
import { findAndSelect } from './find-words.ts';
import { officeBrowser } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';
import { readLetter } from './read-letter.ts';

const office = officeBrowser();

it('the words of a letter that came in are found and selected on its picture', async () => {
  const page = await office.person('kadis-kominfo');
  const { letterId, documentId } = await readLetter(page);
  const answer = await page.request.get(`/api/letters/documents/${documentId}/words?from=1`);
  const { items } = (await answer.json()) as { items: { body: string }[] };
  const word = items[0]!.body.split(/\s+/).find((one) => /^\p{L}{7,}$/u.test(one))!;
  await page.goto(`/office/letters/${letterId}`);
  await findAndSelect(page, word);
  await pictureOf(page, 'letter-words');
});

it('a letter without a word that was read is shown all the same, and says that nothing can be found in it', async () => {
  const page = await office.person('kadis-kominfo');
  const { letterId, documentId } = await readLetter(page);
  // As one that was read before words were kept.
  await page.route(`**/api/letters/documents/${documentId}/words?*`, (route) =>
    route.fulfill({ json: { items: [] } }),
  );
  await page.route(`**/api/letters/documents/${documentId}/finds?*`, (route) =>
    route.fulfill({ json: { total: 0, hasText: false, finds: [] } }),
  );
  await page.goto(`/office/letters/${letterId}`);
  await page.locator('[data-page="1"] img').waitFor();
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'Cari dalam dokumen' }).fill('undangan');
  await page.getByText('Dokumen ini tidak memiliki teks yang dapat dicari.').waitFor();
  expect(await page.locator('[data-find]').count()).toBe(0);
});
