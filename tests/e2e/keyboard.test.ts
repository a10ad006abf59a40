import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { registration } from './letter-journey.ts';
import { officeBrowser } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();
const subject = 'Permohonan Data Titik Layanan Internet Desa';
const mostStops = 80;

interface Stop {
  /** What the element is called: its own words, or those of its label. */
  name: string;
  path: string;
  link: boolean;
  /** The focus is drawn: a ring on the element or on the box around it. */
  visible: boolean;
}

/** Where the keyboard is now. */
function here(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const one = document.activeElement as HTMLElement;
    const ring = (element: Element, part?: string): boolean => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    };
    // A field of several parts draws the ring around all of them.
    const around = [one, one.parentElement, one.closest('label'), one.closest('[data-multiline]')];
    const box = around.concat(one.parentElement?.parentElement ?? null);
    const labels = (one as HTMLInputElement).labels ?? [];
    const words = [
      one.getAttribute('aria-label'),
      ...[...labels].map((label) => label.innerText),
      one === document.body ? '' : one.innerText,
    ];
    return {
      name: words.find((word) => word?.trim()) ?? one.tagName,
      path: one.dataset.path ?? '',
      link: one.tagName === 'A',
      // The link of a row draws it around the whole row.
      visible:
        one === document.body ||
        ring(one, '::after') ||
        box.some((element) => element !== null && ring(element)),
    };
  });
}

/** Tabs on until the stop is the one that is looked for; every stop on the way must show that it has the focus. */
async function tabTo(page: Page, wanted: (stop: Stop) => boolean): Promise<void> {
  const passed: string[] = [];
  for (let count = 0; count < mostStops; count++) {
    const stop = await here(page);
    expect(stop.visible, `the focus shows on ${stop.name}`).toBe(true);
    if (wanted(stop)) return;
    passed.push(stop.name);
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not get there; it passed ${passed.join(' → ')}.`);
}

const field = (page: Page, name: string) => tabTo(page, (stop) => stop.path === name);

it('a clerk registers a letter by keyboard alone', async () => {
  const page = await office.person('tata-usaha');
  await page.goto('/office/');
  await page.getByRole('heading', { level: 1, name: 'Yang menunggu Anda' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('tanpa pindaian');
  await page.getByRole('option', { name: /tanpa pindaian/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Registrasi surat kertas' }).waitFor();

  await field(page, 'sender');
  await page.keyboard.type('Forum Kepala Desa Arunika');
  await page.keyboard.press('Enter');
  await field(page, 'letterNumber');
  await page.keyboard.type('021/FKD/XI/2026');
  await field(page, 'subject');
  await page.keyboard.type(subject);
  await field(page, 'addressees');
  // Faster than the server answers: what is taken is what was typed, not the first of the list before.
  await page.keyboard.type('Kepala Dinas Komunikasi');
  await page.keyboard.press('Enter');
  await registration(page).getByText('Kepala Dinas Komunikasi').waitFor();
  await page.keyboard.press('Escape');
  await field(page, 'letterType');
  await page.keyboard.type('Surat Dinas');
  await page.keyboard.press('Enter');
  expect(await registration(page).getByRole('combobox', { name: 'Jenis naskah' }).inputValue()).toBe(
    'Surat Dinas',
  );
  await pictureOf(page, 'keyboard-registration');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/Terdaftar dengan nomor agenda/).waitFor();
});

it('a leader gives a disposition by keyboard alone', async () => {
  const page = await office.person('kadis-kominfo');
  await page.goto('/office/letters/inbox');
  await page.getByRole('link', { name: new RegExp(subject) }).waitFor();
  await tabTo(page, ({ name, link }) => link && name.includes(subject));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  await page.getByRole('button', { name: 'Disposisikan' }).waitFor();
  await page.keyboard.press('d');
  const sheet = page.getByRole('dialog', { name: 'Lembar disposisi' });
  await sheet.getByRole('checkbox').first().waitFor();
  await tabTo(page, ({ name }) => name.includes('Kepala Bidang Aplikasi Informatika'));
  await page.keyboard.press('Space');
  await tabTo(page, ({ name }) => name.includes('Isi disposisi'));
  await page.keyboard.type('Siapkan datanya.');
  await pictureOf(page, 'keyboard-disposition');
  await page.keyboard.press('Control+Enter');
  await sheet.waitFor({ state: 'hidden' });
  await page.getByText('Siapkan datanya.').first().waitFor();
});
