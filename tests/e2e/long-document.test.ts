import type { Page, Request } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { longLaw, rareWords } from './long-law.ts';
import { desk, officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const clerk = 'tata-usaha';
const pageCount = 500;
/** Reading five hundred pages takes the worker some minutes. */
const patience = 900_000;

let recordId: string;

beforeAll(async () => {
  const page = await office.person(clerk);
  const { request } = page;
  const unit = (await (await request.get('/api/archive/dossiers?size=1')).json()) as {
    items: { unitId: string }[];
  };
  const law = await longLaw(pageCount);
  const upload = await request.post('/api/files?name=undang-undang.pdf', {
    headers: { 'content-type': 'application/pdf' },
    data: law,
    timeout: 120_000,
  });
  expect(upload.status(), await upload.text()).toBeLessThan(300);
  const { file } = (await upload.json()) as { file: { fileId: string } };
  const dossier = await request.post('/api/archive/dossiers', {
    data: { unitId: unit.items[0]!.unitId, code: '000.1.1', title: 'Peraturan perundang-undangan' },
  });
  expect(dossier.status(), await dossier.text()).toBeLessThan(300);
  const { id: dossierId } = (await dossier.json()) as { id: string };
  const record = await request.post(`/api/archive/dossiers/${dossierId}/records`, {
    data: { fileIds: [file.fileId], title: 'Undang-Undang tentang Kearsipan' },
  });
  expect(record.status(), await record.text()).toBeLessThan(300);
  recordId = ((await record.json()) as { id: string }).id;
  await until(page, async () => {
    const answer = await request.get(`/api/archive/records/${recordId}/files/1/pages`);
    return ((await answer.json()) as { pages: number }).pages === pageCount;
  });
  // The words for the search are written after the pages.
  await until(page, async () => (await foundBy(page)).includes(recordId));
}, patience + 120_000);

async function until(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('The law was not read in time.');
    await page.waitForTimeout(2_000);
  }
}

async function foundBy(page: Page): Promise<string[]> {
  const answer = await page.request.get(`/api/archive/records?q=${encodeURIComponent(`"${rareWords}"`)}`);
  return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
}

/** Requests that are about pages of the document, by what they ask for. */
function countRequests(page: Page): () => { pictures: string[]; words: string[]; others: string[] } {
  const asked: string[] = [];
  page.on('request', (request: Request) =>
    asked.push(new URL(request.url()).pathname + new URL(request.url()).search),
  );
  return () => {
    const own = asked.filter((path) => path.includes(`/records/${recordId}/files/`));
    return {
      pictures: own.filter((path) => /\/pages\/\d+\?/.test(path) || /\/pages\/\d+$/.test(path)),
      words: own.filter((path) => path.endsWith('/words')),
      others: own.filter((path) => !/\/pages\/\d+/.test(path)),
    };
  };
}

const sheets = (page: Page) => page.locator('[data-page]');
const sheet = (page: Page, number: number) => page.locator(`[data-page="${number}"]`);
const open = async (page: Page, search = '') => {
  await page.goto(`/office/archive/records/${recordId}${search}`);
  await sheets(page).first().waitFor({ timeout: 60_000 });
};

it('a law of 500 pages is opened at the page that was found, with no more of it than is in sight', async () => {
  const page = await office.person(clerk);
  const asked = countRequests(page);
  await open(page, `?page=312&q=${encodeURIComponent('cenderawasih')}`);
  await sheet(page, 312).locator('img').waitFor();
  await page.getByText('1 dari 1', { exact: true }).waitFor();
  const mark = sheet(page, 312).locator('[data-find][data-current]');
  await mark.waitFor();
  const [box, frame] = [await mark.boundingBox(), await sheet(page, 312).boundingBox()];
  expect(box!.y).toBeGreaterThan(frame!.y);
  expect(box!.width).toBeLessThan(frame!.width / 3);
  await sheet(page, 312).getByText('cenderawasih').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  expect(await sheets(page).count()).toBeLessThanOrEqual(8);
  const { pictures, words, others } = asked();
  expect(words.length).toBeLessThanOrEqual(8);
  expect(pictures.filter((path) => !path.includes('thumbnail')).length).toBeLessThanOrEqual(8);
  expect(pictures.filter((path) => path.includes('thumbnail')).length).toBeLessThanOrEqual(30);
  // Its shape, and what was looked for.
  expect(others.length).toBeLessThanOrEqual(4);
  expect(pictures.filter((path) => /\/pages\/(1|250|500)\b/.test(path))).toEqual([]);
  await pictureOf(page, 'long-document');
});

it('a thousand times the next page leaves as few pages as at first', async () => {
  const page = await office.person(clerk);
  await open(page);
  await sheet(page, 1).locator('img').waitFor();
  const most = async (times: number) =>
    page.evaluate(async (count) => {
      const next = document.querySelector<HTMLElement>('[aria-label="Halaman berikutnya"]')!;
      const previous = document.querySelector<HTMLElement>('[aria-label="Halaman sebelumnya"]')!;
      let [sheetsThere, nodes] = [0, 0];
      for (let at = 0; at < count; at++) {
        (at % 998 < 499 ? next : previous).click();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        sheetsThere = Math.max(sheetsThere, document.querySelectorAll('[data-page]').length);
        nodes = Math.max(nodes, document.querySelectorAll('*').length);
      }
      return { sheetsThere, nodes };
    }, times);
  const first = await most(100);
  const all = await most(900);
  expect(all.sheetsThere).toBeLessThanOrEqual(8);
  // The words of a page take some nodes: as many as the pages that are there, not as those that were.
  expect(all.nodes).toBeLessThan(first.nodes + 1_000);
  // What was passed in a rush was not asked for; what stays is.
  await page.locator('[data-page] img').first().waitFor();
});

it('the words of a scanned page are selected and copied from its picture', async () => {
  const page = await office.person(clerk);
  await open(page, '?page=312');
  const line = sheet(page, 312).getByText('cenderawasih');
  await line.waitFor({ state: 'attached' });
  const copied = await page.evaluate(() => {
    const words = document.querySelector('[data-page="312"] [class*="words"]')!;
    const range = document.createRange();
    range.selectNodeContents(words);
    getSelection()!.removeAllRanges();
    getSelection()!.addRange(range);
    return getSelection()!.toString();
  });
  expect(copied).toContain('Pasal 312');
  expect(copied).toMatch(/Lambang daerah adalah burung cenderawasih merah/);
  expect(copied.split('\n').filter((text) => text.trim() !== '').length).toBeGreaterThanOrEqual(6);
  // The words lie where the picture shows them: a press in the middle of one selects it.
  const place = (await line.boundingBox())!;
  await page.mouse.dblclick(place.x + place.width / 2, place.y + place.height / 2);
  expect((await page.evaluate(() => getSelection()!.toString())).trim()).toBe('cenderawasih');
});

it('is looked through, gone to by number, turned and sized by keys, and the address keeps the place', async () => {
  const page = await office.person(clerk);
  await open(page);
  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox', { name: 'Cari dalam dokumen' });
  await field.fill('Unit kearsipan membina');
  await page.getByText('1 dari 500', { exact: true }).waitFor();
  await field.press('Enter');
  await page.getByText('2 dari 500', { exact: true }).waitFor();
  await sheet(page, 2).locator('[data-current]').waitFor();
  await field.press('Shift+Enter');
  await field.press('Shift+Enter');
  await page.getByText('500 dari 500', { exact: true }).waitFor();
  await sheet(page, 500).locator('[data-current]').waitFor();
  await field.press('Escape');
  const place = page.getByRole('textbox', { name: /Ke halaman/ });
  await place.fill('250');
  await place.press('Enter');
  await sheet(page, 250).locator('img').waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('page')).toBe('250');
  const desk = page.getByRole('group', { name: 'Halaman dokumen' });
  await desk.focus();
  await page.keyboard.press('ArrowRight');
  await sheet(page, 251).waitFor();
  const width = async () => (await sheet(page, 251).boundingBox())!.width;
  const before = await width();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(before);
  await page.keyboard.press('0');
  await expect.poll(width).toBeCloseTo(before, 0);
  await page.keyboard.press('r');
  await expect.poll(async () => (await sheet(page, 251).boundingBox())!.height).toBeLessThan(before);
  expect(await place.inputValue()).toBe('251');
});

it('a note is pointed at a place of a page, leads back to it, and is taken away and brought back', async () => {
  const page = await office.person(clerk);
  await open(page, '?page=40');
  await sheet(page, 40).locator('img').waitFor();
  await page.getByRole('button', { name: 'Tunjuk tempat' }).click();
  const frame = (await sheet(page, 40).boundingBox())!;
  await page.mouse.click(frame.x + frame.width * 0.5, frame.y + 150);
  await page.getByLabel('Catatan baru').fill('Bandingkan dengan peraturan daerah.');
  await page.getByRole('button', { name: 'Simpan catatan' }).click();
  const mark = sheet(page, 40).getByRole('button', { name: /^Catatan / });
  await mark.waitFor();
  const own = (await mark.boundingBox())!;
  expect(Math.abs(own.x + own.width / 2 - (frame.x + frame.width * 0.5))).toBeLessThan(6);
  await pictureOf(page, 'long-document-note');
  const place = page.getByRole('textbox', { name: /Ke halaman/ });
  await place.fill('480');
  await place.press('Enter');
  await sheet(page, 480).waitFor();
  await page.getByRole('button', { name: 'Halaman 40', exact: true }).click();
  await mark.waitFor();
  await page.getByRole('button', { name: 'Hapus catatan' }).click();
  await mark.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await mark.waitFor();
});

it('on a phone the pages fill the width, and nothing beside them is wider than the screen', async () => {
  const page = await office.person(clerk, { viewport: phone, isMobile: true, hasTouch: true });
  await open(page, '?page=312');
  await sheet(page, 312).locator('img').waitFor();
  expect(await sheets(page).count()).toBeLessThanOrEqual(10);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await pictureOf(page, 'long-document-phone');
  expect(desk.width).toBeGreaterThan(phone.width);
});
