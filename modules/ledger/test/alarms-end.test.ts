import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import type { FileStore } from '#core/files/file-store.ts';
import { ledger } from '../contract/ledger.ts';
import type { WitnessHeads } from '../server/check/check-checkpoints.ts';
import { isByItself, logOfRecord, nothingLooked, wasLookedAt } from '../server/check/looked.ts';
import { monitor, rounds } from '../server/check/monitor.ts';
import { checkFiles } from '../server/schedules/check-files.ts';
import { monitorLedger } from '../server/schedules/monitor-ledger.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;
let letterId: string;
let folder: string;
const tile = 256;

beforeAll(async () => {
  at = await ledgerHouse();
  await at.owner(
    `update organization.role set permissions = permissions || array['ledger.watch'] where agency_id = $1 and name = 'admin'`,
    [at.office.agencyId],
  );
  letterId = await at.registerLetter();
  await at.addEvents(2_900);
  await at.sequence();
  await at.publish();
  await at.addEvents(100);
  await at.sequence();
  await at.publish();
  folder = path.join(at.house.dataDir, 'ledger', at.office.agencyId, 'letters');
}, 120_000);
afterAll(() => at.house.close());

const minute = async (runs = 1, watched = watchedRows) => {
  for (let run = 0; run < runs; run += 1) {
    at.house.clock.set(new Date(at.house.clock.now().getTime() + 60_000));
    await monitorLedger({ tiles: at.tiles, watched }).run(at.ctx);
  }
};
const state = () => at.office.admin.call(ledger.state, {});
const alarms = async () => {
  const { alarms: all } = await state();
  return Object.fromEntries(all.map(({ finding, record, current }) => [`${finding}: ${record}`, current]));
};
const strike = (sql: string) =>
  at.owner(`begin; set local session_replication_role = replica; ${sql}; commit`);

describe('what was named stands until the same was looked at again', () => {
  it('a row: it ends with the next run that reads it, and not while nobody can', async () => {
    await at.owner(`update letters.letter set sender = sender || 'x' where id = $1`, [letterId]);
    await minute();
    const line = `row-changed: letters ${letterId} sender`;
    expect((await alarms())[line]).toBe(true);
    // The worker stands still for a day: nothing was looked at.
    at.house.clock.set(new Date(at.house.clock.now().getTime() + 86_400_000));
    expect((await alarms())[line]).toBe(true);
    await at.owner(`update letters.letter set sender = left(sender, -1) where id = $1`, [letterId]);
    const blind = watchedRows.map((source) => ({
      ...source,
      facts: () => Promise.reject(new Error('out of order')),
    }));
    await minute(12, blind);
    expect((await alarms())[line]).toBe(true);
    await minute();
    expect((await alarms())[line]).toBe(false);
  });

  it('a leaf: once each tenth of its log was looked at since, and no run sooner', async () => {
    const index = 5 * tile + 3;
    await strike(
      `update ledger.entry set hash = sha256('other') where stream = 'letters' and idx = ${index}`,
    );
    const line = `hash-differs: letters entry ${index}`;
    await minute(rounds);
    expect((await alarms())[line]).toBe(true);
    await strike(
      `update ledger.entry set hash = sha256('\\x00'::bytea || leaf) where stream = 'letters' and idx = ${index}`,
    );
    const seen = (await state()).alarms.find(({ record }) => record === `letters entry ${index}`)!.lastSeenAt;
    const left = rounds - 1 - Math.round((at.house.clock.now().getTime() - Date.parse(seen)) / 60_000);
    await minute(left);
    expect((await alarms())[line]).toBe(true);
    await minute();
    expect((await alarms())[line]).toBe(false);
  });

  it('an earlier checkpoint: it is looked at by itself, though the monitor reads the newest alone', async () => {
    const [row] = await at.owner<{ size: string; note: string }>(
      `select size, note from ledger.checkpoint where stream = 'letters' order by size desc limit 1`,
    );
    const put = (note: string) =>
      strike(
        `update ledger.checkpoint set note = '${note}' where stream = 'letters' and size = ${row!.size}`,
      );
    await put(row!.note.replace(/.{4}(=*)\n$/, 'AAAA$1\n'));
    await minute();
    const line = `note-forged: letters size ${row!.size}`;
    expect((await alarms())[line]).toBe(true);
    for (const _ of [1, 2, 3]) {
      await at.addEvents(2);
      await at.sequence();
      await at.publish();
    }
    await minute(rounds + 3);
    expect((await alarms())[line]).toBe(true);
    await put(row!.note);
    await minute(rounds + 1);
    expect((await alarms())[line]).toBe(false);
  });

  it('a checkpoint whose row is taken away, or its note: that it is gone puts nothing right, and is told', async () => {
    const [{ size } = { size: '0' }] = await at.owner<{ size: string }>(
      `select size from ledger.checkpoint where stream = 'letters' order by size desc limit 1`,
    );
    const where = `where stream = 'letters' and size = ${size}`;
    await strike(
      `create table public.kept as select * from ledger.checkpoint ${where};
       update ledger.checkpoint set note = replace(note, '— ', '— x') ${where}`,
    );
    await minute();
    const line = `note-forged: letters size ${size}`;
    expect((await alarms())[line]).toBe(true);
    // A row that is newer, so that the heads do not come back to this one.
    for (const _ of [1, 2, 3]) {
      await at.addEvents(2);
      await at.sequence();
      await at.publish();
    }
    for (const gone of [
      `update ledger.checkpoint set note = null, signed_at = null, published_at = null ${where}`,
      `delete from ledger.checkpoint ${where}`,
    ]) {
      await strike(gone);
      await minute(rounds + 1);
      expect((await alarms())[line]).toBe(true);
      expect((await alarms())[`checkpoint-missing: letters size ${size}`]).toBe(true);
    }
    await strike(`insert into ledger.checkpoint select * from public.kept; drop table public.kept`);
    await minute(rounds + 1);
    expect((await alarms())[line]).toBe(false);
    expect((await alarms())[`checkpoint-missing: letters size ${size}`]).toBe(false);
  });

  it('a tile by its path: it is read again, though wider ones took its place', async () => {
    const [{ size } = { size: '0' }] = await at.owner<{ size: string }>(
      `select size from ledger.tree where stream = 'letters'`,
    );
    const name = `tile/1/000.p/${Math.floor(Number(size) / tile)}`;
    const file = path.join(folder, name);
    cpSync(file, `${file}.kept`);
    rmSync(file);
    writeFileSync(file, Buffer.alloc(Math.floor(Number(size) / tile) * 32));
    await minute();
    const line = `tile-differs: letters ${name}`;
    expect((await alarms())[line]).toBe(true);
    await minute(rounds + 3);
    expect((await alarms())[line]).toBe(true);
    rmSync(file);
    cpSync(`${file}.kept`, file);
    rmSync(`${file}.kept`);
    await minute(rounds + 1);
    expect((await alarms())[line]).toBe(false);
  });

  it('what a witness saw: while one of them is silent, or none is asked, it stands', () => {
    const alarm = {
      ...({ invariant: 'I7', finding: 'witness-ahead', record: 'letters size 900' } as const),
      lastSeenAt: new Date(0),
    };
    const looked = nothingLooked();
    looked.shares.add('letters');
    looked.records.add(alarm.record);
    const since = new Map([['letters', new Date(1)]] as const);
    expect(wasLookedAt(alarm, looked, since)).toBe(false);
    looked.parts.add('letters witnesses');
    expect(wasLookedAt(alarm, looked, since)).toBe(true);
  });

  it('a stored file: while the storage gives nothing, which is told by itself', async () => {
    const { files } = at.house.house.services;
    for (const text of ['satu', 'dua'])
      await files
        .put(Buffer.from(text), { maxBytes: 100, agency: at.office.agencyId })
        .then(({ sha256 }) =>
          at.owner(
            `insert into files.object_check (agency_id, object, enrolled_at) values ($1, decode($2, 'hex'), $3)`,
            [at.office.agencyId, sha256, at.house.clock.now()],
          ),
        );
    const read = (open?: FileStore['open']) =>
      checkFiles({ watched: watchedRows, fixityDays: 90 }).run({
        ...at.ctx,
        files: { ...at.ctx.files, replica: undefined, ...(open && { open }) },
      });
    await read(() => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })));
    expect((await alarms())['storage-silent: objects']).toBe(true);
    await minute(rounds + 3);
    expect((await alarms())['storage-silent: objects']).toBe(true);
    await read();
    expect((await alarms())['storage-silent: objects']).toBe(false);
  });

  it('is told once, also where it was seen by two', async () => {
    const rows = await at.owner<{ told: string }>(
      `select count(*) as told from core.event where type = 'ledger.alarm' group by payload ->> 'record', payload ->> 'finding'`,
    );
    expect(rows.every(({ told }) => Number(told) === 1)).toBe(true);
  });
});

it('records say of which log they are, and which no share comes back to', () => {
  expect(
    ['letters entry 7', 'letters-2 size 3', 'event 7', 'objects', `letters ${crypto.randomUUID()}`].map(
      logOfRecord,
    ),
  ).toEqual(['letters', 'letters-2', undefined, undefined, undefined]);
  expect(
    ['letters size 3', 'letters tile/1/000', 'letters entry 7', 'letters checkpoint'].map(isByItself),
  ).toEqual([true, true, false, false]);
});

it('a run in which every witness answered looked at what they say', async () => {
  const looked = async (heads: WitnessHeads) =>
    (await monitor(at.ctx, at.tiles, 0, { witnessHeads: async () => heads })).looked.parts.has(
      'letters witnesses',
    );
  expect(await looked({ asked: 2, answered: 2, heads: [] })).toBe(true);
  expect(await looked({ asked: 2, answered: 1, heads: [] })).toBe(false);
  expect(await looked({ asked: 0, answered: 0, heads: [] })).toBe(false);
});

describe('every share of a log has its turn', () => {
  const looks = () =>
    at.owner<{ looks: number; whole: Date | null }>(
      `select looks::int, whole_at as whole from ledger.monitor_look where stream = 'letters' order by turn`,
    );
  /** Runs with every second minute: the one before lasted so long. */
  const everySecond = async (tiles = at.tiles) => {
    const began: number[] = [];
    for (let run = 0; run < rounds; run += 1) {
      at.house.clock.set(new Date(at.house.clock.now().getTime() + 120_000));
      await monitorLedger({ tiles, watched: watchedRows }).run(at.ctx);
      began.push(at.house.clock.now().getTime());
    }
    return began;
  };

  it('within ten runs, though these come with every second minute', async () => {
    const before = await looks();
    const began = await everySecond();
    const after = await looks();
    expect(after.map(({ looks: many }, turn) => many - before[turn]!.looks)).toEqual(
      Array.from({ length: rounds }, () => 1),
    );
    expect(after.map(({ whole }) => whole!.getTime()).toSorted((a, b) => a - b)).toEqual(began);
    // By the minute of the clock half of them would never be looked at.
    expect(new Set(began.map((at) => Math.floor(at / 60_000) % rounds)).size).toBe(rounds / 2);
  });

  it('also where none of them can be looked at whole, and where the row of one is gone', async () => {
    const before = await looks();
    await everySecond({ ...at.tiles, read: () => Promise.reject(new Error('out of order')) });
    const after = await looks();
    expect(after).toEqual(before.map(({ looks: many, whole }) => ({ looks: many + 1, whole })));
    await strike(`delete from ledger.monitor_look where stream = 'letters' and turn = 4`);
    const struck = at.house.clock.now().getTime();
    // The share without a row comes first, and does not keep the others waiting for longer than its one run.
    await minute(rounds + 1);
    const mended = await looks();
    expect(mended).toHaveLength(rounds);
    expect(mended.every(({ whole }) => whole!.getTime() > struck)).toBe(true);
  });
});
