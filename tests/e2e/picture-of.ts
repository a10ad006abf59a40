import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures of the pages go; set `E2E_PICTURES` to look at what the tests see. */
const wanted = process.env.E2E_PICTURES;

/** Leaves a picture for people to look at; nothing is compared with it. Failures always leave one. */
export async function pictureOf(page: Page, name: string, always = false): Promise<void> {
  if (!wanted && !always) return;
  const folder = wanted ?? path.join(tmpdir(), 'pendopo-pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
