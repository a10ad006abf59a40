import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Looks for a word in the document that is open, and selects it on the picture of its page, where it was found. */
export async function findAndSelect(page: Page, word: string): Promise<void> {
  await page.locator('[data-page="1"] img').waitFor();
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'Cari dalam dokumen' }).fill(word.toUpperCase());
  await page.getByText(/^1 dari \d+$/).waitFor();
  const find = page.locator('[data-page] [data-find][data-current]').first();
  await find.waitFor();
  const place = (await find.boundingBox())!;
  await page.mouse.dblclick(place.x + place.width / 2, place.y + place.height / 2);
  const selected = await page.evaluate(() => getSelection()!.toString());
  expect(selected.toLowerCase()).toContain(word.toLowerCase());
}
