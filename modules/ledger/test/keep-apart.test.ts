import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import { ledger } from '../contract/ledger.ts';
import { keepLedger } from '../server/keep-ledger.ts';
import { monitorLedger } from '../server/schedules/monitor-ledger.ts';
import { logFiles, type TileStore } from '../server/store/tile-store.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  at = await ledgerHouse();
  await at.owner(
    `update organization.role set permissions = permissions || array['ledger.watch'] where agency_id = $1 and name = 'admin'`,
    [at.office.agencyId],
  );
  await at.registerLetter();
  await grow();
  await at.sequence();
  await at.publish();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await at.house.close();
});

const keep = (tiles: TileStore = at.tiles) => {
  const { services, workerPool: pool } = at.house.house;
  const agency = { id: at.office.agencyId, zone: 'Asia/Jakarta' };
  const kept = keepLedger({
    ...{ services, pool, tiles, watched: watchedRows },
    agencies: async () => [agency],
    pace: { round: 20, publish: 20, fault: 20, settle: 20 },
  });
  closing.push(() => kept.close());
  return kept;
};
const sizes = async (log: 'letters' | 'access') => {
  const [tree] = await at.owner<{ size: string }>('select size from ledger.tree where stream = $1', [log]);
  const head = await logFiles(at.tiles, at.office.agencyId, log).checkpoint();
  return { tree: Number(tree?.size ?? 0), published: head?.checkpoint.size ?? 0 };
};
/** An event of each of two logs. */
const grow = async () => {
  await at.addEvents(1);
  await at.owner(
    `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, subject_id, matter_id, payload)
     select $1, gen_random_uuid(), 'letter.opened', 1, $2, 'system', s.id, s.id, '{}' from (select gen_random_uuid() as id) s`,
    [at.office.agencyId, at.house.clock.now()],
  );
};
const alarms = async () =>
  (await at.office.admin.call(ledger.state, {})).alarms.map(
    ({ finding, record, current }) => `${finding}: ${record}, ${current ? 'stands' : 'over'}`,
  );
const putFrontier = (frontier: Buffer) =>
  at.owner(`begin; set local session_replication_role = replica;
    update ledger.tree set frontier = decode('${frontier.toString('hex')}', 'hex') where stream = 'letters'; commit`);
const patient = { timeout: 20_000, interval: 50 };

describe('a log that cannot be kept', () => {
  it('stops no other: one whose tree is broken is told, the others get leaves and are published, and it ends when it goes on', async () => {
    const [tree] = await at.owner<{ frontier: Buffer }>(
      `select frontier from ledger.tree where stream = 'letters'`,
    );
    const before = { letters: await sizes('letters'), access: await sizes('access') };
    await putFrontier(Buffer.alloc(0));
    await grow();
    keep();
    await expect
      .poll(async () => (await sizes('access')).published, patient)
      .toBeGreaterThan(before.access.published);
    await expect.poll(alarms, patient).toEqual(['cannot-publish: letters checkpoint, stands']);
    expect(await sizes('letters')).toEqual(before.letters);

    await putFrontier(tree!.frontier);
    await expect
      .poll(async () => (await sizes('letters')).published, patient)
      .toBeGreaterThan(before.letters.published);
    await expect.poll(alarms, patient).toEqual(['cannot-publish: letters checkpoint, over']);
    const told = await at.owner(`select from core.event where type = 'ledger.alarm'`);
    expect(told).toHaveLength(1);
  });

  it('is told by what hinders it: its files cannot be written, and those of others can', async () => {
    let isFull = true;
    const full: TileStore = {
      ...at.tiles,
      put: async (path, bytes) => {
        if (isFull && path.includes('/letters/'))
          throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        await at.tiles.put(path, bytes);
      },
    };
    const before = await sizes('access');
    await grow();
    keep(full);
    await expect.poll(alarms, patient).toEqual(['storage-silent: letters checkpoint, stands']);
    expect((await sizes('access')).published).toBeGreaterThan(before.published);
    isFull = false;
    await expect.poll(alarms, patient).toEqual(['storage-silent: letters checkpoint, over']);
  });

  it('that failed once or twice is not told', async () => {
    let failures = 2;
    const flaky: TileStore = {
      ...at.tiles,
      put: async (path, bytes) => {
        if (failures-- > 0) throw new Error('not now');
        await at.tiles.put(path, bytes);
      },
    };
    await at.addEvents(1);
    keep(flaky);
    await expect
      .poll(async () => {
        const { tree, published } = await sizes('letters');
        return failures < 0 && published === tree;
      }, patient)
      .toBe(true);
    expect(await alarms()).toEqual([]);
  });
});

it('what grew and was not published for five minutes is told, and ends by itself', async () => {
  const look = async (minutes: number) => {
    at.house.clock.set(new Date(at.house.clock.now().getTime() + minutes * 60_000));
    await monitorLedger({ tiles: at.tiles, watched: watchedRows }).run(at.ctx);
    return alarms();
  };
  expect(await look(60)).toEqual([]);
  await at.addEvents(1);
  await at.sequence();
  // A log that was quiet for an hour is not late once it grows.
  expect(await look(4)).toEqual([]);
  await at.addEvents(1);
  await at.sequence();
  expect(await look(2)).toContain('publish-late: letters checkpoint, stands');
  await at.publish();
  expect(await look(1)).toContain('publish-late: letters checkpoint, over');
});
