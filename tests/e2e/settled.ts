import type { Page } from 'playwright-core';

/** Waits until the page stands and nothing that it shows is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !/Sedang memuat/.test(document.body.textContent ?? ''));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
