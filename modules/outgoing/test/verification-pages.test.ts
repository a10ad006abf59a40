import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { annotate, annotation, contentOf, forged, overlay } from '#modules/signatures/test/forging.ts';
import { findingsOf, stickingOut } from '#tests/e2e/axe.ts';
import { chromiumOptions } from '#tests/e2e/chromium-options.ts';
import { pictureOf } from '#tests/e2e/picture-of.ts';
import { type ServedHouse, servedHouse } from '#tests/security/served-house.ts';
import { mostVerifiedBytes } from '../contract/verification.ts';
import { sampleLetters } from './sample-letters.ts';
import { type IssuedLetter, IssuingOffice, usualLetter } from './signed-letters.ts';

let house: ServedHouse;
let office: IssuingOffice;
let browser: Browser;
let letter: IssuedLetter;
const folder = mkdtempSync(path.join(tmpdir(), 'verified-'));
const phone = { width: 360, height: 800 };

beforeAll(async () => {
  house = await servedHouse();
  office = await IssuingOffice.open(house);
  letter = await office.issue({ level: 'B-LT' });
  browser = await chromium.launch(chromiumOptions);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

async function citizen(options: { javaScriptEnabled?: boolean; dark?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: house.origin,
    locale: 'id-ID',
    viewport: phone,
    colorScheme: options.dark ? 'dark' : 'light',
    javaScriptEnabled: options.javaScriptEnabled ?? false,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

const onDisk = (name: string, pdf: Buffer): string => {
  const file = path.join(folder, name);
  writeFileSync(file, pdf);
  return file;
};
const verdict = (page: Page) => page.getByRole('heading', { level: 1 });
const upload = async (page: Page, pdf: Buffer) => {
  await page.getByLabel('Berkas PDF surat').setInputFiles(onDisk('surat.pdf', pdf));
  await page.getByRole('button', { name: 'Periksa berkas' }).click();
};

it('a citizen without JavaScript verifies a letter by the code that is printed on it', async () => {
  const page = await citizen();
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Periksa surat' }).click();
  await page.getByLabel('Kode verifikasi').fill(letter.code.toLowerCase());
  await page.getByRole('button', { name: 'Periksa kode' }).click();
  expect(await verdict(page).textContent()).toBe('Surat ini asli');
  expect(new URL(page.url()).pathname).toBe(`/verifikasi/${letter.code}`);
  const main = await page.getByRole('main').textContent();
  for (const fact of [
    letter.number,
    usualLetter().subject,
    'Senin, 23 November 2026',
    'Dr. Siti Aminah, M.Si.',
    'Menandatangani sebagai a.n. BUPATI ARUNIKA SEKRETARIS DAERAH',
    'TTE tidak tersertifikasi',
    'Otoritas Akar, Kabupaten Contoh',
    'B-LT',
  ])
    expect(main).toContain(fact);
  await page.getByText('SHA-256, untuk dicocokkan sendiri').click();
  await page.getByText(createHash('sha256').update(letter.pdf).digest('hex')).waitFor();
});

it('a citizen without JavaScript verifies the PDF, and is told what was changed in another', async () => {
  const page = await citizen();
  await page.goto('/verifikasi');
  await upload(page, letter.pdf);
  expect(await verdict(page).textContent()).toBe('Surat ini asli');
  expect(await page.getByRole('main').textContent()).toContain('tidak ada yang disimpan');
  await page.getByRole('link', { name: 'Periksa surat lain' }).click();
  const changed = forged(letter.pdf, (tools) => {
    tools.put(contentOf(tools), overlay());
    annotate(tools, annotation('FreeText'));
  });
  await upload(page, changed);
  expect(await verdict(page).textContent()).toBe('Diubah setelah ditandatangani');
  const changes = await page.getByRole('listitem').allTextContents();
  expect(changes).toContain('Halaman 1: Isi halaman diubah atau ditimpa.');
  expect(changes).toContain('Halaman 1: Catatan, cap, atau tautan ditambahkan, diubah, atau dihapus.');
  expect(await page.getByRole('main').textContent()).toContain(letter.number);
});

it('from the page of the QR code a citizen compares the file that was received', async () => {
  const page = await citizen();
  await page.goto(`/verifikasi/${letter.code}?lang=en`);
  expect(await verdict(page).textContent()).toBe('This letter is genuine');
  const other = await office.issue();
  await page.getByLabel('PDF of the letter').setInputFiles(onDisk('other.pdf', other.pdf));
  await page.getByRole('button', { name: 'Check the file' }).click();
  expect(await verdict(page).textContent()).toBe('This file is another letter');
  expect(await page.getByRole('main').textContent()).toContain(other.number);
});

it('what cannot be checked is said on the page of the form', async () => {
  const page = await citizen();
  await page.goto('/verifikasi');
  await upload(page, Buffer.alloc(mostVerifiedBytes + 100_000));
  expect(await page.getByRole('alert').textContent()).toContain('Kiriman terlalu besar');
  await page.goto('/verifikasi/00000000000000000000');
  expect(await page.getByRole('alert').textContent()).toContain('Tidak ada surat dengan kode ini');
  const plain = await house.ask('/verifikasi', {
    method: 'POST',
    body: 'a=b',
    headers: { 'content-type': 'text/plain' },
  });
  expect(plain.status).toBe(415);
});

it('with JavaScript a file is dropped onto the page, and one that is too large is not even sent', async () => {
  const page = await citizen({ javaScriptEnabled: true });
  await page.goto('/verifikasi');
  const drop = (bytes: number[], name: string, size: number) =>
    page.evaluate(
      ([content, called, length]) => {
        const files = new DataTransfer();
        const body = length > content.length ? new Uint8Array(length) : new Uint8Array(content);
        files.items.add(new File([body], called, { type: 'application/pdf' }));
        document.dispatchEvent(
          new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }),
        );
      },
      [bytes, name, size] as const,
    );
  await drop([], 'besar.pdf', mostVerifiedBytes + 1);
  expect(
    await page.getByLabel('Berkas PDF surat').evaluate((one) => (one as HTMLInputElement).validationMessage),
  ).toContain('lebih besar dari 20 MB');
  await drop([...letter.pdf], 'surat.pdf', 0);
  await page.getByRole('heading', { level: 1, name: 'Surat ini asli' }).waitFor();
});

it.each(['light', 'dark'] as const)('every verdict is clear to everybody, in %s', async (scheme) => {
  const secret = await office.issue({ securityClass: 'SR', facts: sampleLetters['berita-acara']!() });
  const ended = await office.issue();
  await office.end(ended, 'replaced', letter);
  const files: Record<string, Buffer> = {
    changed: forged(letter.pdf, (tools) => tools.put(contentOf(tools), overlay())),
    broken: Buffer.concat([letter.pdf.subarray(0, 400), letter.pdf.subarray(401)]),
    unsigned: await office.paper(usualLetter(), letter.code),
    unreadable: Buffer.from('halo'),
    borrowed: await office.signed(await office.paper(usualLetter(), letter.code), 1, {}),
  };
  const found: string[] = [];
  const look = async (page: Page, name: string) => {
    found.push(...(await findingsOf(page, `${name} in ${scheme}`)));
    for (const width of [360, 320])
      found.push(...(await stickingOut(page, width)).map((one) => `${name}: ${one}`));
    await page.setViewportSize(phone);
    await pictureOf(page, `verification-${name}-${scheme}`);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await pictureOf(page, `verification-${name}-end-${scheme}`);
  };
  const page = await citizen({ javaScriptEnabled: true, dark: scheme === 'dark' });
  for (const [name, address] of [
    ['form', '/verifikasi'],
    ['fault', '/verifikasi?kode=123'],
    ['genuine', `/verifikasi/${letter.code}`],
    ['secret', `/verifikasi/${secret.code}`],
    ['replaced', `/verifikasi/${ended.code}`],
    ['english', `/verifikasi/${letter.code}?lang=en`],
  ] as const) {
    await page.goto(address);
    await look(page, name);
  }
  for (const [name, pdf] of Object.entries(files)) {
    await page.goto('/verifikasi');
    await upload(page, pdf);
    await page.locator('.verdict').waitFor();
    await look(page, name);
  }
  expect(found).toEqual([]);
});

it('without JavaScript no script is fetched', async () => {
  const page = await citizen();
  const kinds: string[] = [];
  page.on('request', (request) => kinds.push(request.resourceType()));
  await page.goto('/verifikasi', { waitUntil: 'load' });
  expect(kinds).toContain('stylesheet');
  expect(kinds).not.toContain('script');
});

it('a page comes with everything in at most 30 KB', async () => {
  const page = await citizen({ javaScriptEnabled: true });
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => sizes.push(request.sizes().then((one) => one.responseBodySize)));
  await page.goto(`/verifikasi/${letter.code}`, { waitUntil: 'load' });
  const all = await Promise.all(sizes);
  expect(all.length).toBeGreaterThan(2);
  expect(all.reduce((sum, one) => sum + one, 0)).toBeLessThan(30 * 1_024);
});
