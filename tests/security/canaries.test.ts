import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '#modules/identity/contract/keys.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { demoWorld } from '#tests/house/demo-world.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { KnownIds } from './arbitrary-input.ts';
import { bait, type Canaries, type Crawler, crawl, setCanaries } from './canary-crawl.ts';
import { freshToken, knownThings } from './known-things.ts';
import { ProbeKit } from './probes.ts';
import { type Fallen, houseWithout } from './two-walls.ts';

let house: TestHouse;
let kit: ProbeKit;
let canaries: Canaries;
let known: KnownIds;
let crawlers: Crawler[];

const word = `zqk${Math.random().toString(36).slice(2, 10)}`;

beforeAll(async () => {
  house = await testHouse();
  kit = new ProbeKit(house, await demoWorld(house));
  const things = await knownThings(kit);
  known = (name) => [...things.shared(name), ...things.ofPeople(name)];
  await house.runJobs();
  canaries = await setCanaries(house, kit.world.arunika.agencyId, word);
  const admin = await kit.world.actor('admin-tirtamaya');
  const { key } = await admin.call(keys.create, {
    name: 'Program',
    scopes: (await admin.call(keys.list, {})).scopes,
    expiresAt: '2026-12-21T00:00:00Z',
  });
  crawlers = [
    { name: 'staff of the other agency', token: () => freshToken(kit, 'staf-tirtamaya') },
    { name: 'the administrator of the other agency', token: () => freshToken(kit, 'admin-tirtamaya') },
    { name: 'a program of the other agency', token: async () => key },
    { name: 'a stranger', token: async () => undefined },
  ];
}, 120_000);
afterAll(() => house.close());

const operations = () =>
  house.house.modules
    .flatMap((module) => module.routes)
    .map((route) => route.operation)
    // Agencies of one house know each other by name, as recipients of letters.
    .filter((op) => !op.stream && op.id !== 'outgoing.list-agencies')
    // Those that end sessions come last.
    .sort((a, b) => Number(a.id.startsWith('identity.')) - Number(b.id.startsWith('identity.')));

async function crawled(fallen: Fallen, only?: readonly string[]) {
  const built = await houseWithout(house, fallen);
  try {
    const asked = operations().filter((op) => !only || only.includes(op.id));
    return { ...(await crawl(built.server, asked, crawlers, canaries, known)), changed: built.changed.size };
  } finally {
    await built.close();
  }
}

describe('of an agency whose every text holds a canary', () => {
  it('the canaries are there, and its own people see them', async () => {
    expect(canaries.columns).toBeGreaterThan(60);
    expect(canaries.ids.size).toBeGreaterThan(100);
    const clerk = await kit.world.actor('tata-usaha');
    expect(JSON.stringify(await clerk.call(letters.list, { q: bait }))).toContain(word);
  });

  it('nobody of another agency sees a word or an id: in lists, searches, counters, exports, files and refusals', async () => {
    const { asked, seen } = await crawled({});
    expect(asked).toBeGreaterThan(1_000);
    expect(seen).toEqual([]);
  }, 300_000);

  it('nor where row-level security is passed: our own statements hold', async () => {
    const { seen } = await crawled({ policies: true });
    expect(seen).toEqual([]);
  }, 300_000);

  it('nor where our own statements forget the agency: row-level security holds', async () => {
    const { seen, changed } = await crawled({ conditions: true });
    expect(changed).toBeGreaterThan(40);
    expect(seen).toEqual([]);
  }, 300_000);

  it('but where both are gone much is seen: the test can fail', async () => {
    const { seen } = await crawled({ policies: true, conditions: true }, [
      'letters.list',
      'letters.open',
      'people.list',
      'units.tree',
      'posts.search',
      'roles.list',
      'books.list',
      'notifications.list',
    ]);
    expect(seen.length).toBeGreaterThanOrEqual(3);
  }, 120_000);

  it('nothing is told to another agency while it works, live or as a notice', async () => {
    const [stranger, own] = await Promise.all(
      ['staf-tirtamaya', 'kadis-kominfo'].map((key) => kit.world.actor(key)),
    );
    const stop = new AbortController();
    const heard = { stranger: [] as unknown[], own: [] as unknown[] };
    const listen = async (personId: string, into: unknown[]) => {
      const messages = await house.house.live.messages(personId as never, stop.signal);
      void (async () => {
        for await (const message of messages) into.push(message);
      })().catch(() => undefined);
    };
    await listen(stranger!.personId, heard.stranger);
    await listen(own!.personId, heard.own);
    const clerk = await kit.world.actor('tata-usaha');
    await clerk.call(letters.register, letterInput(own!.postId, { subject: `Rapat ${word}` }));
    await house.runJobs();
    await expect.poll(() => heard.own.length, { timeout: 5_000 }).toBeGreaterThan(0);
    stop.abort();
    expect(heard.stranger).toEqual([]);
    const notices = await house.owner('select 1 from notifications.notification where agency_id = $1', [
      kit.world.tirtamaya.agencyId,
    ]);
    expect(notices).toEqual([]);
  }, 60_000);
});
