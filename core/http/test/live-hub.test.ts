import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPool } from '#core/db/pool.ts';
import { roleUrl } from '#core/db/roles.ts';
import { transact } from '#core/db/tx.ts';
import { freshDatabase, ownerPool, testSecret } from '#tests/house/fresh-database.ts';
import { createLiveHub, type LiveHub, publishLive } from '../live-hub.ts';
import type { LiveMessage } from '../live-message.ts';

const log = pino({ level: 'silent' });
let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: pg.Pool;
let owner: pg.Pool;
let url: string;
const hubs: LiveHub[] = [];

beforeAll(async () => {
  database = await freshDatabase(inject('clusterUrl'));
  url = roleUrl(database.url, 'pendopo_app', testSecret);
  pool = openPool({ url, max: 4, name: 'test', log });
  owner = ownerPool(database.url, 1);
});
afterAll(async () => {
  await Promise.all(hubs.map((hub) => hub.close()));
  await pool.end();
  await owner.end();
  await database.drop();
});

function newHub(): LiveHub {
  const hub = createLiveHub(url, log, { retry: 20, probe: 50, patience: 3_000 });
  hubs.push(hub);
  return hub;
}

/** What a page of the person hears, as it comes. */
async function page(hub: LiveHub, personId: string) {
  const stop = new AbortController();
  const heard: LiveMessage[] = [];
  const messages = await hub.messages(personId, stop.signal);
  const done = (async () => {
    for await (const message of messages) heard.push(message);
  })();
  return { heard, done, stop };
}

const tell = (to: readonly string[], message: LiveMessage) =>
  transact(pool, {}, 'write', (tx) => publishLive(tx, to, message));

async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 300 && !condition(); n += 1) await sleep(10);
  expect(condition()).toBe(true);
}

const lines = async () =>
  (
    await owner.query(
      "select pid from pg_stat_activity where application_name = 'pendopo_live' and datname = current_database()",
    )
  ).rows as { pid: number }[];

describe('the live hub', () => {
  it('opens no connection until somebody listens', async () => {
    newHub();
    expect(await lines()).toEqual([]);
  });

  it('brings what one process tells to the pages of the person in every process, and to nobody else', async () => {
    const [one, two] = [newHub(), newHub()];
    const pages = [await page(one, 'sri'), await page(two, 'sri'), await page(two, 'budi')];
    await tell(['sri'], { type: 'inbox', subject: 'letter' });
    await until(() => pages[0]!.heard.length === 1 && pages[1]!.heard.length === 1);
    expect(pages[1]!.heard).toEqual([{ type: 'inbox', subject: 'letter' }]);
    await sleep(50);
    expect(pages[2]!.heard).toEqual([]);
    await tell(['budi'], { type: 'inbox' });
    await until(() => pages[2]!.heard.length === 1);
    await Promise.all([one.close(), two.close()]);
    await Promise.all(pages.map((each) => each.done));
  });

  it('tells nothing of a change that was not kept', async () => {
    const hub = newHub();
    const { heard } = await page(hub, 'sri');
    const failed = transact(pool, {}, 'write', async (tx) => {
      await publishLive(tx, ['sri'], { type: 'lost' });
      throw new Error('taken back');
    });
    await expect(failed).rejects.toThrow('taken back');
    await tell(['sri'], { type: 'kept' });
    await until(() => heard.length > 0);
    expect(heard).toEqual([{ type: 'kept' }]);
    await hub.close();
  });

  it('tells a thousand people at once', async () => {
    const hub = newHub();
    const people = Array.from({ length: 1_000 }, () => crypto.randomUUID());
    const { heard } = await page(hub, people[999]!);
    await tell(people, { type: 'inbox' });
    await until(() => heard.length === 1);
    await hub.close();
  });

  it('after a lost connection listens again on one, and tells everyone to read again', async () => {
    const hub = newHub();
    const { heard } = await page(hub, 'sri');
    for (let round = 1; round <= 3; round += 1) {
      const [line] = await lines();
      await owner.query('select pg_terminate_backend($1)', [line!.pid]);
      await until(() => heard.filter((message) => message.type === 'resync').length === round);
      expect(await lines()).toHaveLength(1);
    }
    await tell(['sri'], { type: 'after' });
    await until(() => heard.at(-1)?.type === 'after');
    await hub.close();
  });

  it('notices a line that went silent without a goodbye', async () => {
    const target = new URL(url);
    const passing = new Set<Socket>();
    const between = createServer((socket) => {
      const onward = connect(Number(target.port), target.hostname);
      for (const one of [socket, onward]) passing.add(one.on('error', () => undefined));
      socket.pipe(onward).pipe(socket);
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const detour = new URL(url);
    detour.host = `127.0.0.1:${(between.address() as AddressInfo).port}`;
    const hub = createLiveHub(detour.toString(), log, { retry: 20, probe: 30, patience: 200 });
    hubs.push(hub);
    const { heard } = await page(hub, 'sri');
    for (const socket of passing) socket.unpipe().pause();
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ type: 'resync' }]);
    await tell(['sri'], { type: 'after' });
    await until(() => heard.at(-1)?.type === 'after');
    await hub.close();
    for (const socket of passing) socket.destroy();
    between.close();
  });

  it('that cannot reach the database says so soon', async () => {
    const hub = createLiveHub('postgres://nobody@127.0.0.1:1/none', log, {
      retry: 10,
      probe: 50,
      patience: 200,
    });
    hubs.push(hub);
    await expect(hub.messages('sri', new AbortController().signal)).rejects.toMatchObject({
      code: 'core.busy',
    });
  });

  it('ends every stream when it is closed, and takes no new ones', async () => {
    const hub = newHub();
    const { done } = await page(hub, 'sri');
    await hub.close();
    await done;
    await expect(hub.messages('sri', new AbortController().signal)).rejects.toMatchObject({
      code: 'core.busy',
    });
    await sleep(50);
    expect(await lines()).toEqual([]);
  });
});
