import fc from 'fast-check';
import type { APIRequestContext } from 'playwright-core';
import { afterEach, expect, inject, it } from 'vitest';
import { embeddedDatabase } from '#tests/failure/embedded-database.ts';
import { phones } from './attendance-phone.ts';
import { checkWitnessed, rowsOf } from './check-witnessed.ts';
import { type FailingNetwork, failingNetwork, weathers } from './failing-network.ts';
import { officeBrowser } from './office-browser.ts';
import { dropRows, signTwice } from './planted-chaos.ts';
import { noWitness } from './witness.ts';
import { throughNetwork, type WitnessedPhone, witnessedPhone } from './witnessed-phone.ts';

/**
 * Real browsers, and whatever can happen to them. A round is made from its seed, six are played on the same two devices;
 * `CHAOS_ROUNDS=100` plays more, `CHAOS_SEED=7` begins with that one, `CHAOS_TOLD=yes` tells what each was made of.
 */
const rounds = Number(process.env.CHAOS_ROUNDS ?? 6);
const firstSeed = Number(process.env.CHAOS_SEED ?? 1);
const roundsOfLife = 6;
/** A step that hangs is named (ms). */
const longestStep = 60_000;
const tells = process.env.CHAOS_TOLD === 'yes';

const office = officeBrowser();
const { begin, phoneOf } = phones(office);
const people = ['staf-ikp', 'kabid-persandian', 'sandiman', 'statistisi', 'staf-kominfo', 'kabid-aptika'];
/** What pages say in the console when requests are cut off, and nothing else. */
const brokenNetwork = /ERR_|Failed to (fetch|load resource)|service ?worker|\b503\b/i;

const minute = 60_000;
const day = 24 * 60 * minute;
const year = 365 * day;
const skews = [0, 10 * minute, -10 * minute, day, -day, year, -year, 5 * year, -5 * year];

const device = fc.nat(1);
const tab = fc.nat(2);
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('tap' as const), device, tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('die' as const), device, tab, after: fc.nat(120) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('two-tabs' as const), device }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('online' as const), device, on: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('weather' as const),
      device,
      weather: fc.constantFrom(...weathers),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const), device }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), device, tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), device, tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop-worker' as const), device }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wake-worker' as const), device }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), device }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('skew' as const), device, by: fc.constantFrom(...skews) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('gain' as const), device, by: fc.constantFrom(0, 60 * minute) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

/** By its seed: whether each device is honest and then how wrong its clock is, and what happens. */
const round = fc.record({
  steadySkews: fc.tuple(
    ...[0, 1].map(() => fc.option(fc.constantFrom(0, 10 * minute, -10 * minute), { freq: 2 })),
  ),
  steps: fc.array(step, { minLength: 14, maxLength: 20 }),
});

const acts: {
  [Do in Step['do']]: (phone: WitnessedPhone, one: Extract<Step, { do: Do }>) => Promise<void>;
} = {
  tap: (phone, { tab }) => phone.tap(tab),
  die: (phone, { tab, after }) => phone.tapAndDie(tab, after),
  'two-tabs': (phone) => phone.tapInTwoTabs(),
  online: (phone, { on }) => phone.setOnline(on),
  weather: async (phone, { weather }) => void Object.assign(phone.network, { weather }),
  open: (phone) => phone.openTab(),
  close: (phone, { tab }) => phone.closeTab(tab),
  reload: (phone, { tab }) => phone.reload(tab),
  'stop-worker': (phone) => phone.stopWorker(),
  'wake-worker': (phone) => phone.wakeWorker(),
  release: (phone) => phone.release(),
  skew: async (phone, { by }) => void (phone.phone.honest || (await phone.set('skew', by))),
  gain: async (phone, { by }) => void (phone.phone.honest || (await phone.set('gained', by))),
};

const networks: FailingNetwork[] = [];
afterEach(async () => {
  for (const network of networks.splice(0)) await network.close();
});

/** A person with two devices, on which rounds are played one after another. */
async function beginLife(key: string, devices = 2) {
  office.expectFault(brokenNetwork);
  await begin();
  const observer = await office.person(key);
  await endDevices(observer.request);
  const session = await observer.request.get('/api/session');
  const { person } = (await session.json()) as { person: { id: string } };
  const database = await embeddedDatabase(inject('officeData'));
  const before = new Set((await rowsOf(database, person.id)).map(({ id }) => id));
  const seen = noWitness();
  const phones = await Promise.all(
    Array.from({ length: devices }, async () => {
      const network = await failingNetwork();
      networks.push(network);
      const first = await phoneOf(key, throughNetwork(network));
      const phone = await witnessedPhone(first, network, seen, office.url);
      await phone.bind();
      return phone;
    }),
  );
  const rows = async () => (await rowsOf(database, person.id)).filter(({ id }) => !before.has(id));
  return { phones, seen, rows };
}

type Life = Awaited<ReturnType<typeof beginLife>>;

async function take(phone: WitnessedPhone, seed: number, now: Step): Promise<void> {
  const act = acts[now.do] as (phone: WitnessedPhone, one: Step) => Promise<void>;
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no end of it')), longestStep).unref();
  });
  try {
    await Promise.race([act(phone, now), late]);
  } catch (cause) {
    throw new Error(`seed ${seed}, ${JSON.stringify(now)}: ${(cause as Error).message}`, { cause });
  }
}

/** The network is back, and all is sent. Answers what does not fit, and what is left on the devices. */
async function settle({ phones, seen, rows }: Life) {
  const left = await Promise.all(
    phones.map(async (phone) => {
      phone.network.weather = 'good';
      await phone.setOnline(true);
      return phone.settle();
    }),
  );
  return { faults: checkWitnessed(seen, await rows()), left: left.flat() };
}

/** A person has ten devices at most. */
async function endDevices(request: APIRequestContext): Promise<void> {
  const listed = await request.get('/api/attendance/own/devices');
  const { items } = (await listed.json()) as { items: { id: string; endedAt: string | null }[] };
  for (const { id, endedAt } of items)
    if (endedAt === null) await request.post(`/api/attendance/own/devices/${id}/ending`, { data: {} });
}

const sumsOf = ({ presses, confirmed, onDevice }: Life['seen']) => ({
  ...{ presses: presses.length, signed: presses.flat().length },
  ...{ confirmed: confirmed.size, onDevice: onDevice.size },
});

function tell(seed: number, steady: unknown, steps: readonly Step[], outcome: object): void {
  const words = steps.map(({ do: what, device, ...more }) =>
    [device, what, ...Object.entries(more).map(([key, value]) => `${key}=${value}`)].join(' '),
  );
  process.stdout.write(`${JSON.stringify({ seed, ...outcome, steady, steps: words })}\n`);
}

it.each(Array.from({ length: Math.ceil(rounds / roundsOfLife) }, (_, at) => firstSeed + at * roundsOfLife))(
  'rounds from %i on: whatever happens to phones and network, no check-in is lost, doubled, counted unproven or refused',
  async (from) => {
    const life = await beginLife(people[from % people.length]!);
    for (let seed = from; seed < Math.min(from + roundsOfLife, firstSeed + rounds); seed += 1) {
      const { steadySkews, steps } = fc.sample(round, { seed, numRuns: 1, unbiased: true })[0]!;
      for (const [at, phone] of life.phones.entries()) await phone.begin(steadySkews[at]!);
      for (const step of steps) await take(life.phones[step.device]!, seed, step);
      const settled = await settle(life);
      if (tells) tell(seed, steadySkews, steps, { ...settled, ...sumsOf(life.seen) });
      expect(settled, `seed ${seed}`).toEqual({ faults: [], left: [] });
    }
    expect(life.seen.confirmed.size).toBeGreaterThan(roundsOfLife);
  },
  roundsOfLife * 60_000,
);

it('a row that is taken away behind the page is named as lost', async () => {
  const life = await beginLife(people[0]!, 1);
  const [phone] = life.phones;
  await phone!.setOnline(false);
  await phone!.tap(0);
  await dropRows(phone!);
  const taken = life.seen.presses.at(-1)![0]!.id;
  expect((await settle(life)).faults).toEqual([{ kind: 'lost', id: taken }]);
});

it('a second check-in that a phone signs for one press is named as doubled', async () => {
  const life = await beginLife(people[1]!, 1);
  await signTwice(life.phones[0]!);
  const [, again] = life.seen.presses.at(-1)!;
  expect((await settle(life)).faults).toEqual([{ kind: 'doubled', id: again!.id }]);
});

it('a check-in without a provable time is not counted by itself, and would be named', async () => {
  const life = await beginLife(people[2]!, 1);
  const [phone] = life.phones;
  await phone!.setOnline(false);
  // The counter dies with the page.
  await phone!.reload(0);
  await phone!.tap(0);
  expect((await settle(life)).faults).toEqual([]);
  const { id } = life.seen.presses.at(-1)![0]!;
  const rows = (await life.rows()).map((row) => (row.id === id ? { ...row, standing: 'counts' } : row));
  expect(checkWitnessed(life.seen, rows)).toEqual([{ kind: 'unproven', id }]);
});
