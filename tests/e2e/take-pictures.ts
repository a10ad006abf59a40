// Takes the pictures of the README anew: node bin/run.mjs tests/e2e/take-pictures.ts
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { projectRoot } from '#core/db/project-root.ts';
import { chromiumOptions } from './chromium-options.ts';
import { demoAccount } from './demo-account.ts';
import {
  beginDisposition,
  openFromHome,
  passTo,
  receiptCode,
  register,
  sendDisposition,
  takeInScan,
} from './letter-journey.ts';
import { serveOffice } from './serve-office.ts';

const desk = { width: 1440, height: 900 };
const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 800 },
  isMobile: true,
  hasTouch: true,
};
/** Page images and live answers have arrived after this time (ms). */
const patience = 2_500;
const folder = path.join(projectRoot(), 'docs/pictures');

const office = await serveOffice();
const browser = await chromium.launch(chromiumOptions);
try {
  await takePictures(browser);
} finally {
  await browser.close();
  await office.stop();
}

async function takePictures(on: Browser): Promise<void> {
  const clerk = await pageOf(on, 'tata-usaha');
  await clerk.goto('/office/letters/intakes');
  await takeInScan(clerk);
  await passTo(clerk, 'Kepala Dinas Komunikasi');
  await picture(clerk, 'register');
  await register(clerk);

  const head = await pageOf(on, 'kadis-kominfo', phone);
  await openFromHome(head);
  await beginDisposition(head, 'Disposisikan', /Kepala Bidang Aplikasi Informatika/);
  await picture(head, 'give-phone');
  await sendDisposition(head);

  const division = await pageOf(on, 'kabid-aptika');
  await openFromHome(division);
  await beginDisposition(division, 'Teruskan', /Ayu Larasati/);
  await division.getByRole('dialog').getByLabel('Isi disposisi').fill('Siapkan bahan paparan dan hadiri.');
  await sendDisposition(division);
  await division.reload();
  await division.getByText('Siapkan bahan paparan').first().waitFor();
  await picture(division, 'letter');

  const code = await receiptCode(clerk);
  const citizen = await pageOf(on, null, phone);
  await citizen.goto(`/lacak?kode=${code}`);
  await picture(citizen, 'track-phone');
}

async function pageOf(on: Browser, key: string | null, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await on.newContext({
    viewport: desk,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
    baseURL: office.url,
    ...options,
  });
  if (key) await context.request.post('/api/sessions', { data: demoAccount(key) });
  return context.newPage();
}

/** The page from its beginning, in few colours. */
async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(patience);
  const png = await page.screenshot();
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  const { size } = await sharp(png).png({ palette: true, colours: 128, effort: 10 }).toFile(file);
  console.log(`${file}: ${Math.round(size / 1_024)} KB`);
}
