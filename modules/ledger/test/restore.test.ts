import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { monitor } from '../server/check/monitor.ts';
import { logVerifierKey } from '../server/keys/log-key.ts';
import { logOf } from '../server/logs.queries.ts';
import { publishLog } from '../server/publish/publish-log.ts';
import { importLeaves } from '../server/restore/import-leaves.ts';
import { sequenceEvents } from '../server/sequence/sequence-events.ts';
import { logFiles } from '../server/store/tile-store.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';
import { witnessServer } from './witness-server.ts';

const tables = [
  'core.event',
  ...['pending', 'log', 'tree', 'entry', 'object_salt', 'secret', 'erasure', 'checkpoint', 'alarm'].map(
    (name) => `ledger.${name}`,
  ),
];
const kept = (table: string) => `backup.${table.replace('.', '_')}`;

let at: LedgerHouse;

beforeEach(async () => {
  at = await ledgerHouse();
  await at.registerLetter();
  await at.addEvents(300);
  await at.sequence();
  await at.publish();
});
afterEach(() => at.house.close());

/** All rows as they are now, as a dump has them. */
async function takeBackup(): Promise<void> {
  await at.owner('create schema backup');
  for (const table of tables) await at.owner(`create table ${kept(table)} as select * from ${table}`);
}

/** The database as it was: what came after is gone from it, and stays in the folder. */
async function restoreBackup(): Promise<void> {
  const statements = tables.map(
    (table) => `delete from ${table}; insert into ${table} select * from ${kept(table)};`,
  );
  await at.owner(`begin; set local session_replication_role = replica; ${statements.join('\n')} commit`);
}

const head = async () => (await logFiles(at.tiles, at.office.agencyId, 'letters').checkpoint())!.checkpoint;
const sequenceOnce = () => at.ctx.transact('write', (inner) => sequenceEvents(inner, at.tiles, []));
const publishLetters = () => publishLog(at.ctx, 'letters', at.tiles);

/** Leaves that are published and that the restored database has not. */
async function loseLeaves(count: number): Promise<void> {
  await takeBackup();
  await at.addEvents(count);
  await at.sequence();
  await at.publish();
  await restoreBackup();
}

describe('a database that was restored to an earlier state', () => {
  it('gives no places and signs nothing before its leaves are back', async () => {
    await loseLeaves(250);
    const before = await head();
    expect((await at.findings()).some((line) => line.startsWith('I7 database-behind'))).toBe(true);
    expect((await monitor(at.ctx, at.tiles, 0)).findings.map(({ finding }) => finding)).toContain(
      'database-behind',
    );
    await expect(publishLetters()).rejects.toMatchObject({ code: 'database-behind' });
    await at.addEvents(400);
    await expect(sequenceOnce()).rejects.toMatchObject({ code: 'database-behind' });
    await expect(publishLetters()).rejects.toMatchObject({ code: 'database-behind' });
    expect(await head()).toEqual(before);
  });

  it('goes on from the published bundles, under the same root, without a fork', async () => {
    await loseLeaves(250);
    const before = await head();
    expect(await importLeaves(at.ctx, 'letters', at.tiles)).toBe(250);
    expect(await at.findings()).toEqual([]);
    await at.addEvents(40);
    await at.sequence();
    await at.publish();
    expect((await head()).size).toBeGreaterThan(before.size + 40);
    expect(await at.findings()).toEqual([]);
    expect((await monitor(at.ctx, at.tiles, 0)).findings).toEqual([]);
    // The import is an event with a leaf of its own, and a second one has nothing to do.
    const told = await at.owner(
      `select from core.event e join ledger.entry n on n.event_id = e.id where e.type = 'ledger.leaves-imported'`,
    );
    expect(told).toHaveLength(1);
    expect(await importLeaves(at.ctx, 'letters', at.tiles)).toBe(0);
  });

  it('goes on counting the leaves of an object where the lost ones ended', async () => {
    const letterId = await at.registerLetter();
    await at.sequence();
    await at.publish();
    await takeBackup();
    const tell = () =>
      at.owner(
        `insert into core.event select agency_id, gen_random_uuid(), 'letter.corrected', 1, occurred_at, 'system', null, null, null, subject_id, matter_id, '{}', null
         from core.event where subject_id = $1 and type = 'letter.registered'`,
        [letterId],
      );
    await tell();
    await at.sequence();
    await at.publish();
    await restoreBackup();
    await importLeaves(at.ctx, 'letters', at.tiles);
    await tell();
    await at.sequence();
    const rows = await at.owner<{ seq: number }>(
      `select object_seq as seq from ledger.entry where stream = 'letters' and object =
         (select object from ledger.entry where object_id = $1 and stream = 'letters' limit 1) order by idx`,
      [letterId],
    );
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await at.findings()).toEqual([]);
  });

  it('knows again an event that waited at that moment and whose leaf was published since', async () => {
    const letterId = await at.registerLetter();
    await at.sequence();
    await at.owner(
      `insert into core.event select agency_id, gen_random_uuid(), 'letter.corrected', 1, occurred_at, 'system', null, null, null, subject_id, matter_id, '{}', null
       from core.event where subject_id = $1 and type = 'letter.registered'`,
      [letterId],
    );
    await takeBackup();
    await at.sequence();
    await at.publish();
    await restoreBackup();
    await importLeaves(at.ctx, 'letters', at.tiles);
    const [twice] = await at.owner<{ count: number }>(
      `select count(*)::int from ledger.entry where event_id in (select id from core.event where subject_id = $1 and type = 'letter.corrected')`,
      [letterId],
    );
    expect(twice!.count).toBe(1);
    const waits = await at.owner(
      `select from ledger.pending p join core.event e on e.id = p.event_id where e.subject_id = $1`,
      [letterId],
    );
    expect(waits).toEqual([]);
  });

  it('is refused when it is no earlier state of what is published, but another history', async () => {
    const stale = await at.tiles.read(`${at.office.agencyId}/letters/checkpoint`);
    await takeBackup();
    await at.addEvents(20);
    await at.sequence();
    await at.publish();
    const before = await head();
    await restoreBackup();
    // As many leaves again: the store gave a stale answer, the checkpoint of the backup.
    const place = `${at.office.agencyId}/letters/checkpoint`;
    const unseen = {
      ...at.tiles,
      read: async (path: string) => (path === place ? stale : at.tiles.read(path)),
    };
    await at.addEvents(30);
    await at.ctx.transact('write', (inner) => sequenceEvents(inner, unseen, []));
    await expect(publishLetters()).rejects.toMatchObject({ code: 'published-differs' });
    await at.addEvents(1);
    await expect(sequenceOnce()).rejects.toMatchObject({ code: 'published-differs' });
    expect(await head()).toEqual(before);
    const [signed] = await at.owner<{ size: string }>(
      `select max(size) as size from ledger.checkpoint where stream = 'letters' and note is not null`,
    );
    expect(Number(signed!.size)).toBeLessThanOrEqual(before.size);
  });

  it('is taken up where only the row of the last checkpoint was lost', async () => {
    await at.addEvents(20);
    await at.sequence();
    await takeBackup();
    await at.publish();
    const before = await head();
    await restoreBackup();
    await at.publish();
    expect(await head()).toEqual(before);
    expect(await at.findings()).toEqual([]);
  });

  it('is not signed for while the published checkpoint is somebody else’s', async () => {
    const files = logFiles(at.tiles, at.office.agencyId, 'letters');
    const text = Buffer.from((await at.tiles.read(`${at.office.agencyId}/letters/checkpoint`))!).toString();
    await files.replaceCheckpoint(Buffer.from(text.replace(/.{4}(=*)\n$/, 'AAAA$1\n')));
    await at.addEvents(5);
    await expect(sequenceOnce()).rejects.toMatchObject({ code: 'published-forged' });
    await expect(publishLetters()).rejects.toMatchObject({ code: 'published-forged' });
  });

  it('fills a folder that was lost from the database, with the same tiles and the same note', async () => {
    const before = await head();
    const emptied = new Map<string, Uint8Array>();
    const empty = {
      read: async (path: string) => emptied.get(path),
      list: async () => [...emptied.keys()],
      put: async (path: string, bytes: Uint8Array) => void emptied.set(path, bytes),
      replace: async (path: string, bytes: Uint8Array) => void emptied.set(path, bytes),
      remove: async (path: string) => void emptied.delete(path),
    };
    await publishLog(at.ctx, 'letters', empty);
    expect(await logFiles(empty, at.office.agencyId, 'letters').checkpoint()).toMatchObject({
      checkpoint: before,
    });
    for (const [path, bytes] of emptied)
      expect(Buffer.from(bytes)).toEqual(Buffer.from((await at.tiles.read(path))!));
    expect(emptied.size).toBeGreaterThan(4);
  });

  it('gives no places while the published files are gone, until the publisher wrote them anew', async () => {
    const before = await head();
    const folder = path.join(at.house.dataDir, 'ledger', at.office.agencyId, 'letters');
    rmSync(folder, { recursive: true });
    await at.addEvents(5);
    await expect(sequenceOnce()).rejects.toMatchObject({ code: 'published-missing' });
    await at.publish();
    expect(await head()).toEqual(before);
    await at.sequence();
    await at.publish();
    expect((await head()).size).toBe(before.size + 5);
    expect(await at.findings()).toEqual([]);
  });

  it('asks the witnesses where the published files were lost with it, and signs nothing when they saw more', async () => {
    const witness = await witnessServer('w3.saksi.example');
    const log = (await at.ctx.transact('read', ({ tx }) => logOf(tx, 'letters')))!;
    witness.believe(log.origin, await logVerifierKey(log.origin, log.publicKeys[0]!));
    await at.owner(
      'insert into ledger.witness (agency_id, id, vkey, address, added_at) values ($1, $2, $3, $4, now())',
      [at.office.agencyId, newId(), witness.vkey, witness.address],
    );
    try {
      await loseLeaves(30);
      const folder = path.join(at.house.dataDir, 'ledger', at.office.agencyId, 'letters');
      cpSync(folder, `${folder}-kept`, { recursive: true });
      rmSync(folder, { recursive: true });
      await at.addEvents(50);
      await expect(sequenceOnce()).rejects.toMatchObject({ code: 'published-missing' });
      await expect(publishLetters()).rejects.toMatchObject({ code: 'witness-ahead' });
      // The files come back from where somebody else kept them: now the leaves can come back too.
      cpSync(`${folder}-kept`, folder, { recursive: true });
      expect(await importLeaves(at.ctx, 'letters', at.tiles)).toBe(30);
      await at.sequence();
      await at.publish();
      expect(await at.findings()).toEqual([]);
    } finally {
      await witness.sleep();
    }
  });
});
