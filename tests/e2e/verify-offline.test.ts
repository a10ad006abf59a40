import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { offlineVerifierPath } from '#modules/ledger/contract/ledger.ts';
import { type Held, makeEvidence } from '#modules/ledger/verify/testing/made-evidence.ts';
import { findingsOf } from './axe.ts';
import { desk, officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const made = await makeEvidence();

/** The page, loaded, and then with the network cut. */
async function offline(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await office.stranger(options);
  await page.goto(offlineVerifierPath);
  await page.context().setOffline(true);
  return page;
}

const fileOf = (name: string, content: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

/** What the page says of a file, its proof and a policy. */
async function verdictOn(
  page: Page,
  { file, proof, policy }: Held,
): Promise<{ verdict: string; why: string; text: string }> {
  await page.locator('#file').setInputFiles(fileOf('surat.pdf', file));
  await page.locator('#proof').setInputFiles(fileOf('surat.tlog-proof', proof));
  await page.locator('#policy').setInputFiles(fileOf('kebijakan.txt', policy));
  await page.locator('#evidence button').click();
  const result = page.locator('#result[data-verdict]');
  await result.waitFor();
  return {
    verdict: (await result.getAttribute('data-verdict')) ?? '',
    why: (await result.getAttribute('data-why')) ?? '',
    text: await result.innerText(),
  };
}

it('checks a file with the network cut, and says in plain words what it found', async () => {
  const page = await offline({ viewport: phone });
  const genuine = await verdictOn(page, made.genuine);
  expect(genuine.verdict).toBe('witnessed');
  expect(genuine.text).toMatch(/^…?✓?\s*Asli dan disaksikan/);
  expect(genuine.text).toContain('Berlaku per');
  await pictureOf(page, 'verify-offline-witnessed');
  expect((await verdictOn(page, await made.seenBy(['w2']))).text).toContain('Asli, belum disaksikan');
  expect(await verdictOn(page, { ...made.genuine, file: Buffer.from('x') })).toMatchObject({
    verdict: 'mismatch',
    why: 'file',
  });
  const stranger = await verdictOn(page, {
    ...made.genuine,
    policy: made.policyWith((lines) => lines.slice(1)),
  });
  expect(stranger).toMatchObject({ verdict: 'cannot-check', why: 'unknown-log' });
  expect(stranger.text).toContain('Belum dapat diperiksa');
  expect(stranger.text).not.toContain('Asli');
  await page.locator('#language').click();
  expect(await page.locator('#result').innerText()).toContain('Cannot be checked yet');
});

it('can send nothing anywhere, with the network up', async () => {
  office.expectFault(/content security policy/i);
  const page = await office.stranger();
  const asking = () =>
    fetch('/healthz').then(
      ({ status }) => status,
      () => 'refused',
    );
  await page.goto(offlineVerifierPath);
  expect(await page.evaluate(asking)).toBe('refused');
  const loading = () =>
    new Promise((resolve) => {
      const picture = new Image();
      picture.onload = () => resolve('loaded');
      picture.onerror = () => resolve('refused');
      picture.src = '/portal/icon.svg';
    });
  expect(await page.evaluate(loading)).toBe('refused');
  await page.goto('/portal/icon.svg');
  expect(await page.evaluate(() => document.documentElement.tagName)).toBe('svg');
});

it('accepts none of the forgeries', async () => {
  const page = await offline();
  const forgeries = await made.forgeries();
  expect(forgeries.length).toBeGreaterThanOrEqual(30);
  const taken: string[] = [];
  for (const { what, held } of forgeries)
    if (/witnessed/.test((await verdictOn(page, held)).verdict)) taken.push(what);
  expect(taken).toEqual([]);
});

it('planted fault is found: a browser that says yes to every signature takes forgeries', async () => {
  const page = await office.stranger();
  await page.addInitScript(() => {
    crypto.subtle.verify = async () => true;
  });
  await page.goto(offlineVerifierPath);
  const taken: string[] = [];
  for (const { what, held } of await made.forgeries())
    if (/witnessed/.test((await verdictOn(page, held)).verdict)) taken.push(what);
  expect(taken).toContain('under the name and id of our key');
});

it('on a slow phone it tells how long it takes', async () => {
  const page = await offline({ viewport: phone });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const file = Buffer.alloc(10_000_000, 'a letter');
  expect((await verdictOn(page, { ...made.genuine, file })).verdict).toBe('mismatch');
  const took: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    await page.locator('#evidence button').click();
    await page.locator('#result[data-verdict]').waitFor();
    took.push(performance.now() - began);
  }
  console.log(
    `a file of 10 MB at a quarter of the speed: ${Math.max(...took).toFixed(0)} ms to a verdict at most`,
  );
});

it('takes three files that are dropped at once, and asks for what is missing', async () => {
  const page = await offline();
  await page.locator('#evidence button').click();
  expect(await page.locator('#result').innerText()).toBe('Pilih ketiga berkas lebih dulu.');
  const contents = [made.genuine.policy, made.genuine.file, made.genuine.proof].map((bytes) => [...bytes]);
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const [at, bytes] of all.entries())
      dataTransfer.items.add(new File([new Uint8Array(bytes)], `berkas-${at}`));
    dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, contents);
  await page.waitForFunction(() =>
    ['file', 'proof', 'policy'].every(
      (id) => (document.getElementById(id) as HTMLInputElement).files?.length === 1,
    ),
  );
  await page.locator('#evidence button').click();
  expect(await page.locator('#result[data-verdict]').getAttribute('data-verdict')).toBe('witnessed');
});

it('saved as it was sent, it works from the device alone', async () => {
  const answer = await fetch(`${office.url}${offlineVerifierPath}`);
  expect(answer.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'sha256-[^;]+'; style-src 'sha256-[^;]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-saved-'));
  try {
    const saved = join(folder, 'pendopo-verifikasi.html');
    await writeFile(saved, await answer.text());
    const page = await office.stranger();
    await page.context().setOffline(true);
    await page.goto(pathToFileURL(saved).href);
    expect((await verdictOn(page, made.genuine)).verdict).toBe('witnessed');
    expect((await verdictOn(page, { ...made.genuine, file: Buffer.from('x') })).verdict).toBe('mismatch');
    expect(await page.locator('#save').isVisible()).toBe(false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('a browser without Ed25519 says so, and judges nothing', async () => {
  const page = await office.stranger();
  await page.addInitScript(() => {
    crypto.subtle.importKey = async () => {
      throw new DOMException('unknown algorithm', 'NotSupportedError');
    };
  });
  await page.goto(offlineVerifierPath);
  await page.locator('#cannot').waitFor();
  expect(await page.locator('#cannot').innerText()).toContain('Ed25519');
  expect(await verdictOn(page, made.genuine)).toMatchObject({ verdict: 'cannot-check', why: 'no-ed25519' });
});

it('without a secure connection it says so', async () => {
  const page = await office.stranger();
  await page.addInitScript(() => {
    Object.defineProperty(crypto, 'subtle', { value: undefined });
  });
  await page.goto(`${offlineVerifierPath}?lang=en`);
  await page.locator('#cannot').waitFor();
  expect(await page.locator('#cannot').innerText()).toContain('https');
});

it.each([
  { viewport: phone, colorScheme: 'dark' },
  { viewport: desk, colorScheme: 'light' },
] as const)('is accessible, $viewport.width pixels wide and $colorScheme', async (look) => {
  const page = await offline(look);
  await pictureOf(page, `verify-offline-${look.colorScheme}`);
  for (const [what, held] of [
    ['genuine', made.genuine],
    ['another file', { ...made.genuine, file: Buffer.from('x') }],
    ['unknown', { ...made.genuine, policy: made.policyWith((lines) => lines.slice(1)) }],
  ] as const) {
    await verdictOn(page, held);
    expect(await findingsOf(page, what)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      look.viewport.width,
    );
  }
});

it('says without scripts what to do instead', async () => {
  const page = await office.stranger({ javaScriptEnabled: false });
  await page.goto(offlineVerifierPath);
  expect(await page.locator('noscript').first().innerText()).toContain('pendopo verify');
});
