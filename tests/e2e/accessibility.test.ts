import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { findingsOf, otherThemes, showIn, stickingOut } from './axe.ts';
import { desk, officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';

const office = officeBrowser();

interface View {
  name: string;
  /** Key of the demo; nobody where it is left out. */
  who?: string;
  /** Path; `:letter`, `:post` and `:person` are filled in. */
  path: string;
  /** Brings the page into the state that is looked at. */
  act?: (page: Page) => Promise<void>;
  /** Faults that belong to the state. */
  fault?: RegExp;
}

const answer = (body: unknown, status = 200) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
});
const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};
const clerk = 'tata-usaha';
const head = 'kadis-kominfo';

const views: View[] = [
  { name: 'the door', path: '/office/' },
  {
    name: 'the door after a wrong password',
    path: '/office/',
    fault: /401 .*\/api\/sessions\b/,
    act: async (page) => {
      await page.getByLabel('NIP, nama pengguna, atau surel').fill('tidak-ada');
      await page.getByRole('textbox', { name: 'Kata sandi' }).fill('salah-sekali');
      await page.getByRole('button', { name: 'Masuk', exact: true }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'the first page of the registry', who: clerk, path: '/office/' },
  { name: 'the first page of a leader', who: head, path: '/office/' },
  { name: 'mail', who: clerk, path: '/office/letters/intakes' },
  { name: 'registration of a paper letter', who: clerk, path: '/office/letters/intakes/new' },
  {
    name: 'a registration with faults',
    who: clerk,
    path: '/office/letters/intakes/new',
    act: async (page) => {
      await page.getByRole('button', { name: 'Registrasikan' }).click();
      await page.locator('[aria-invalid=true]').first().waitFor();
    },
  },
  { name: 'the register of letters', who: clerk, path: '/office/letters' },
  {
    name: 'a register in which nothing is found',
    who: clerk,
    path: '/office/letters?q=zzzzqqqq',
  },
  {
    name: 'a register that does not answer',
    who: clerk,
    path: '/office/letters?stage=closed',
    fault: /503/,
    act: async (page) => {
      const broken = {
        code: 'core.busy',
        status: 503,
        title: 'Sibuk',
        detail: 'Server sedang sibuk.',
        requestId: 'x',
      };
      await page.route('**/api/letters?**', (route) => route.fulfill(answer(broken, 503)));
      await page.reload();
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'an empty register',
    who: clerk,
    path: '/office/letters',
    act: async (page) => {
      await page.route('**/api/letters?**', (route) =>
        route.fulfill(answer({ items: [], next: null, nextCursor: null })),
      );
      await page.reload();
    },
  },
  { name: 'a letter', who: head, path: '/office/letters/:letter' },
  { name: 'the disposition sheet', who: head, path: '/office/letters/:waiting', act: click('Disposisikan') },
  { name: 'letters that wait for a disposition', who: head, path: '/office/letters/inbox' },
  { name: 'a correction', who: clerk, path: '/office/letters/:letter/correction' },
  { name: 'agenda books', who: clerk, path: '/office/letters/books' },
  { name: 'dispositions that came in', who: 'kabid-aptika', path: '/office/dispositions' },
  { name: 'dispositions that were given', who: head, path: '/office/dispositions/given' },
  { name: 'statistics of dispositions', who: head, path: '/office/dispositions/statistics' },
  { name: 'settings of dispositions', who: 'admin', path: '/office/administration/dispositions' },
  { name: 'the structure', who: 'admin', path: '/office/structure' },
  { name: 'the chart of posts', who: 'admin', path: '/office/structure/chart' },
  { name: 'a post', who: 'admin', path: '/office/structure/posts/:post' },
  { name: 'people', who: 'admin', path: '/office/people' },
  { name: 'a person', who: 'admin', path: '/office/people/:person' },
  { name: 'roles', who: 'admin', path: '/office/roles' },
  { name: 'import', who: 'admin', path: '/office/import' },
  { name: 'the own choice of notices', who: clerk, path: '/office/notifications/preferences' },
  { name: 'notices', who: head, path: '/office/', act: click(/pemberitahuan/i) },
  {
    name: 'the command palette',
    who: head,
    path: '/office/',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('rapat');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'the keyboard help',
    who: head,
    path: '/office/',
    act: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'a page that does not exist', who: clerk, path: '/office/tidak-ada' },
  { name: 'the front of the portal', path: '/' },
  { name: 'the portal in English', path: '/?lang=en' },
  { name: 'tracking', path: '/lacak' },
  { name: 'tracking with a mistyped code', path: '/lacak?kode=123', fault: /422/ },
  { name: 'tracking with an unknown code', path: '/lacak?kode=0000-0000-0000-0000', fault: /404/ },
  { name: 'tracking of a letter', path: '/lacak?kode=:code' },
  { name: 'a page that the portal does not have', path: '/tidak-ada', fault: /404/ },
  { name: 'the reference of the API', path: '/api/reference' },
];

const ids: Record<string, string> = {};

beforeAll(async () => {
  const items = async (who: string, path: string) => {
    const page = await office.person(who);
    const found = await page.request.get(`${office.url}${path}`);
    return ((await found.json()) as { items: Record<string, string>[] }).items;
  };
  const worked = await items(head, '/api/letters?q=Pemantauan');
  ids.letter = worked[0]!.id!;
  ids.waiting = (await items(head, '/api/letters/inbox'))[0]!.id!;
  ids.person = (await items('admin', '/api/people?search=Hendra'))[0]!.id!;
  ids.post = (await items('admin', '/api/posts/search?search=Kepala%20Bidang%20Aplikasi'))[0]!.id!;
  const page = await office.person(clerk);
  const letter = await page.request.get(`${office.url}/api/letters/${ids.letter}`);
  ids.code = ((await letter.json()) as { receiptCode: string }).receiptCode;
});

/** Until nothing is on its way any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !/Sedang memuat/.test(document.body.textContent ?? ''));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

it.each(views)('axe finds nothing on $name, and it fits 320 px', async (view) => {
  const page = view.who ? await office.person(view.who) : await office.stranger();
  for (const fault of [view.fault, view.who ? undefined : /401 .*\/api\/session\b/]) {
    if (fault) office.expectFault(fault);
  }
  await page.goto(view.path.replaceAll(/:([a-z]+)/g, (_, name: string) => ids[name] ?? name));
  await settled(page);
  await view.act?.(page);
  if (view.act) await settled(page);
  const picture = view.name.replaceAll(' ', '-');
  const found = await findingsOf(page, 'desk');
  await pictureOf(page, `${picture}-light`);
  for (const theme of view.path.startsWith('/office') ? otherThemes : []) {
    await showIn(page, theme);
    found.push(...(await findingsOf(page, theme, ['color-contrast'])));
    if (theme === 'dark') await pictureOf(page, `${picture}-dark`);
  }
  await showIn(page, 'light');
  await page.setViewportSize(phone);
  found.push(...(await findingsOf(page, 'phone')));
  await pictureOf(page, `${picture}-phone`);
  found.push(...(await stickingOut(page, 360)), ...(await stickingOut(page, 320)));
  expect(found).toEqual([]);
});

it('a field without a name, pale words and a wide table are found', async () => {
  const page = await office.stranger();
  await page.goto('/');
  await page.evaluate(() => {
    const fault = document.createElement('div');
    fault.innerHTML = '<input><p>pucat</p><table><td>lebar</td></table>';
    fault.querySelector('p')!.style.color = '#ccc';
    fault.querySelector('table')!.style.width = '900px';
    document.querySelector('main')!.append(fault);
  });
  const found = [...(await findingsOf(page, 'planted')), ...(await stickingOut(page, 320))].join('\n');
  expect(found).toMatch(/planted: label at/);
  expect(found).toMatch(/planted: color-contrast at p/);
  expect(found).toMatch(/320 px: \d+ px wide/);
});

it('motion stops where less of it is asked for', async () => {
  const page = await office.person(head, { reducedMotion: 'reduce', viewport: desk });
  await page.goto('/office/');
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((one) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(one);
      const longest = Math.max(
        ...transitionDuration.split(',').map(Number.parseFloat),
        animationName === 'none' ? 0 : Number.parseFloat(animationDuration),
      );
      return longest > 0.01 ? [`${one.tagName}.${one.className} ${longest} s`] : [];
    }),
  );
  expect(moving).toEqual([]);
});
