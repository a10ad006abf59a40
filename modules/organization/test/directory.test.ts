import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoAgency } from '#app/demo/load-organization.ts';
import type { PostId } from '#core/contract/ids.ts';
import { newId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import {
  findPeopleByEmail,
  findPersonByNip,
  peopleByIds,
  postsBelow,
  postsByIds,
  recipientsOf,
  searchPosts,
  superiorOf,
} from '../server/organization.api.ts';
import { readChart, readPosts } from '../server/organization.reads.ts';
import { readEmployeeNumber } from '../server/rules/employee-number.ts';
import { acting, personIn, twoRegencies } from './factory.ts';

let house: TestHouse;
let arunika: DemoAgency;

beforeAll(async () => {
  house = await testHouse();
  ({ arunika } = await twoRegencies(house));
});
afterAll(() => house.close());

const post = (key: string) => arunika.posts.get(key)!;
const asStaff = <T>(work: (ctx: TxContext) => Promise<T>) =>
  acting(house, arunika, 'staf-kominfo', work, 'read');
const names = (views: readonly { name: string }[]) => views.map((view) => view.name);

test('a post is shown with who works the desk: the acting official before the definitive holder', async () => {
  const at = house.clock.now();
  const ids = [post('kadis-pendidikan'), post('kabid-kesmas'), post('sekda'), newId() as PostId];
  const views = await asStaff((ctx) => postsByIds(ctx.tx, ids, at));
  expect(views.size).toBe(3);
  expect(views.get(post('kadis-pendidikan'))).toMatchObject({
    isHead: true,
    holder: { name: 'Dra. Retno Kusumaningrum, M.Si.', capacity: 'plt' },
  });
  expect(views.get(post('kabid-kesmas'))?.holder).toMatchObject({
    personId: personIn(arunika, 'kabid-yankes'),
    capacity: 'plh',
  });
  expect(views.get(post('sekda'))).toMatchObject({
    unitName: 'Sekretariat Daerah',
    holder: { capacity: 'definitive' },
  });
});

test('whoever should know is told: definitive and acting holders and secretaries', async () => {
  const told = await asStaff((ctx) =>
    recipientsOf(ctx.tx, [post('kabid-kesmas'), post('bupati')], house.clock.now()),
  );
  const seen = told.map(
    (one) =>
      `${one.capacity} ${[...arunika.people.values()].find((person) => person.personId === one.personId)?.key}`,
  );
  expect(seen.sort()).toEqual([
    'definitive bupati',
    'definitive kabid-kesmas',
    'plh kabid-yankes',
    'secretary adc-bupati',
  ]);
});

test('below a post lies everything that reports to it through others, and nothing else', async () => {
  const at = house.clock.now();
  const below = await asStaff((ctx) => postsBelow(ctx.tx, post('kabid-aptika'), { limit: 50, at }));
  expect(names(below).sort()).toEqual([
    'Administrator Aplikasi Pendopo',
    'Pranata Komputer Ahli Pertama',
    'Pranata Komputer Terampil',
  ]);
  const found = await asStaff((ctx) =>
    postsBelow(ctx.tx, post('kadis-kominfo'), { search: 'larasati', limit: 50, at }),
  );
  expect(found.map((view) => view.id)).toEqual([post('staf-kominfo')]);
  expect((await asStaff((ctx) => superiorOf(ctx.tx, post('staf-kominfo'), at)))?.id).toBe(
    post('kabid-aptika'),
  );
  expect(await asStaff((ctx) => superiorOf(ctx.tx, post('bupati'), at))).toBeNull();
});

test('a picker finds posts by post, unit, name and the beginning of a NIP; wildcards are plain characters', async () => {
  const at = house.clock.now();
  const find = (search: string) => asStaff((ctx) => searchPosts(ctx.tx, { search, limit: 50, at }));
  expect(names(await find('sekretaris daerah'))).toEqual(['Sekretaris Daerah']);
  expect((await find('Persandian')).length).toBe(3);
  expect(names(await find('hadiprana'))).toEqual(['Sekretaris Daerah']);
  expect(names(await find('19680214'))).toEqual(['Sekretaris Daerah']);
  expect(await find('%')).toEqual([]);
  expect(await find('_')).toEqual([]);
});

test('the chart opens level by level, and posts are paged by name', async () => {
  const top = await asStaff((ctx) => readChart(ctx, {}));
  expect(top.items.map((item) => [item.name, item.subordinates])).toEqual([['Bupati Arunika', 2]]);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await asStaff((ctx) => readPosts(ctx, { cursor, limit: 10 }));
    seen.push(...page.items.map((item) => item.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(new Set(seen).size).toBe(arunika.posts.size);
  expect(seen).toHaveLength(arunika.posts.size);
});

test('the posts of a unit itself are told apart from those of the units in it', async () => {
  const unitId = arunika.units.get('kominfo')!;
  const read = (own: boolean) => asStaff((ctx) => readPosts(ctx, { unitId, own, limit: 100 }));
  const [own, all] = [await read(true), await read(false)];
  expect(names(own.items)).toEqual(['Kepala Dinas Komunikasi dan Informatika']);
  expect(all.items.length).toBeGreaterThan(own.items.length);
  expect(all.items.map(({ id }) => id)).toContain(own.items[0]?.id);
});

test('sign-in finds people by NIP and by address, and names come with titles', async () => {
  const { nip, email, personId } = arunika.people.get('kadis-kesehatan')!;
  const found = await asStaff((ctx) => findPersonByNip(ctx.tx, nip!));
  expect(found).toEqual({
    id: personId,
    name: 'dr. Ratna Dewi Anggarini, M.Kes.',
    nip,
    email,
    activeUntil: null,
  });
  expect(await asStaff((ctx) => findPeopleByEmail(ctx.tx, email.toUpperCase()))).toEqual([found]);
  const named = await asStaff((ctx) => peopleByIds(ctx.tx, [personId]));
  expect(named.get(personId)?.name).toBe('dr. Ratna Dewi Anggarini, M.Kes.');
});

test('every civil servant of the demo has a number that could be, and no two have the same', () => {
  const numbers = [...arunika.people.values()].flatMap((person) => person.nip ?? []);
  expect(numbers.length).toBeGreaterThan(50);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) expect(readEmployeeNumber(number), number).not.toBeNull();
});
