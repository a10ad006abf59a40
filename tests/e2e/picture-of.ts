import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';

const folder = process.env.E2E_PICTURES ?? path.join(tmpdir(), 'pendopo-pictures');

/** Leaves a picture for people to look at; nothing is compared with it. */
export async function pictureOf(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
