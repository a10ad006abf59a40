import { afterAll, beforeAll, expect, it } from 'vitest';
import { officeModules } from '#office/modules.ts';
import { findingsOf, otherThemes, showIn, stickingOut, type Theme } from './axe.ts';
import { takeInScan } from './letter-journey.ts';
import { desk, officeBrowser, phone } from './office-browser.ts';
import { pictureOf } from './picture-of.ts';
import { secretRecord } from './secret-record.ts';
import { settled } from './settled.ts';
import { clerk, head, type View, views } from './views.ts';

const office = officeBrowser({ stays: true });

/** What stands for `:name` in the paths of the views. */
const ids: Record<string, string> = {};

/** The code of the receipt, a mail that was read, and things of the demo. */
beforeAll(async () => {
  const items = async (who: string, path: string) => {
    const page = await office.person(who);
    const found = await page.request.get(`${office.url}${path}`);
    return ((await found.json()) as { items: Record<string, string>[] }).items;
  };
  ids.letter = (await items(head, '/api/letters?q=Pemantauan'))[0]!.id!;
  ids.waiting = (await items(head, '/api/letters/inbox'))[0]!.id!;
  ids.person = (await items('admin', '/api/people?search=Hendra'))[0]!.id!;
  ids.place = (await items('admin', '/api/attendance/places?size=100')).find(({ name }) =>
    /Kompleks/.test(name!),
  )!.id!;
  ids.leave = (await items('kabid-aptika', '/api/leave/desk?as=superior'))[0]!.id!;
  ids.unit = (await items('admin', '/api/units'))[1]!.id!;
  ids.desk = (await items('kabid-aptika', '/api/dispositions/inbox'))[0]!.recipientId!;
  const own = await items('staf-kominfo', '/api/outgoing/drafts?box=mine&stage=draft');
  ids.returned = own.find(({ returned }) => returned)!.id!;
  ids.initial = (await items('kabid-aptika', '/api/outgoing/drafts?box=initial'))[0]!.id!;
  ids.post = (await items('admin', '/api/posts/search?search=Kepala%20Bidang%20Aplikasi'))[0]!.id!;
  const open = await items('arsiparis', '/api/archive/disposal-lists?kind=destruction&open=true');
  ids.disposal = open.find(({ next }) => next === 'approved')!.id!;
  ids.box = await boxOf((under) => items('arsiparis', `/api/archive/places${under}`));
  ids.dossier = (await items(clerk, '/api/archive/dossiers?q=Penyelenggaraan'))[0]!.id!;
  ids.closed = (await items(clerk, '/api/archive/dossiers?q=Langganan%20telepon%20dan'))[0]!.id!;
  ids.record = (await items(clerk, '/api/archive/records?q=Pemantauan'))[0]!.id!;
  ids.paper = (await items(clerk, '/api/archive/records?q=penawaran'))[0]!.id!;
  const page = await office.person(clerk);
  const letter = await page.request.get(`${office.url}/api/letters/${ids.letter}`);
  ids.code = ((await letter.json()) as { receiptCode: string }).receiptCode;
  const { unitId } = (await letter.json()) as { unitId: string };
  const begun = { data: { unitId, name: 'Arsip lama' } };
  const ingest = await page.request.post(`${office.url}/api/archive/ingests`, begun);
  ids.ingest = ((await ingest.json()) as { id: string }).id;
  const [record, paper] = [ids.record, ids.paper];
  const shared = { recordIds: [record, paper], title: 'Untuk mitra', reason: 'Kerja sama' };
  const until = { lastDay: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) };
  const share = await page.request.post(`${office.url}/api/archive/shares`, {
    data: { ...shared, ...until },
  });
  ids.share = new URL(((await share.json()) as { address: string }).address).pathname.split('/').at(-1)!;
  const incident = { title: 'Laporan insiden siber', number: 'R/9/KOMINFO' };
  ids.emergency = await secretRecord(page, office.url, incident);
  const opener = await office.person('kabid-kearsipan');
  const reason = 'Layanan rumah sakit terhenti malam ini';
  await opener.request.post(`${office.url}/api/archive/emergency-openings`, {
    data: { recordId: ids.emergency, reason },
  });
  await page.goto('/office/letters/intakes');
  await takeInScan(page);
  ids.intake = new URL(page.url()).pathname.split('/').at(-1)!;
});

/** The first box in the store of the demo. */
async function boxOf(read: (under: string) => Promise<Record<string, string>[]>): Promise<string> {
  let place = (await read('')).find(({ name }) => name?.startsWith('Depo'))!;
  while (place.kind !== 'box') place = (await read(`?parentId=${place.id}`))[0]!;
  return place.id!;
}

/** The mail of other tests is their own. */
afterAll(async () => {
  const page = await office.person(clerk);
  const put = { data: { reason: 'Hanya untuk dilihat.' } };
  await page.request.post(`${office.url}/api/letters/intakes/${ids.intake}/discard`, put);
});

/** The path of a view or route with a sign for every part that varies. */
const shape = (path: string) => path.split('?')[0]!.replaceAll(/[:$]\w+/g, '*');

it('every page of the office is among those that are looked at', () => {
  const seen = new Set(views.map(({ path }) => shape(path)));
  const routes = officeModules.flatMap(({ routes = [] }) => routes);
  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter(({ path }) => !seen.has(`/office${shape(path)}`)).map(({ path }) => path)).toEqual([]);
});

/** Themes besides the light one: every other, or one in turn. The portal follows the system. */
function themesOf(view: View): readonly Theme[] {
  if (!view.path.startsWith('/office')) return [];
  return view.everyTheme ? otherThemes : [otherThemes[views.indexOf(view) % otherThemes.length]!];
}

it.each(views)('axe finds nothing on $name, and it fits 320 px', async (view) => {
  const page = view.who ? await office.person(view.who) : await office.stranger();
  for (const fault of [view.fault, view.who ? undefined : /401 .*\/api\/session\b/]) {
    if (fault) office.expectFault(fault);
  }
  await page.goto(view.path.replaceAll(/:([a-z]+)/g, (_, name: string) => ids[name] ?? name));
  await settled(page);
  const lost = await page.getByRole('heading', { level: 1, name: 'Halaman tidak ditemukan' }).count();
  expect(lost, 'pages that are not found').toBe(/does not (exist|have)/.test(view.name) ? 1 : 0);
  await view.act?.(page);
  if (view.act) await settled(page);
  const picture = view.name.replaceAll(' ', '-');
  const found = await findingsOf(page, 'desk');
  await pictureOf(page, `${picture}-light`);
  for (const theme of themesOf(view)) {
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
  expect(found).toMatch(/planted: color-contrast at [^:]*\bp:/);
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
