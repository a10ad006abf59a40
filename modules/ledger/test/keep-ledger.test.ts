import { cpSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import { newId } from '#core/contract/ids.ts';
import { witnessNamed } from '#core/transparency/testing/signers.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { smallOffice } from '#tests/house/small-office.ts';
import { publishAll } from '../server/keep-agency.ts';
import { keepLedger } from '../server/keep-ledger.ts';
import { logVerifierKey } from '../server/keys/log-key.ts';
import { logOf } from '../server/logs.queries.ts';
import { silentWitnesses } from '../server/publish/silent-witnesses.ts';
import { logFiles } from '../server/store/tile-store.ts';
import { type LedgerHouse, ledgerHouse, workAt } from './ledger-house.ts';
import { rowsBackup } from './rows-backup.ts';
import { witnessServer } from './witness-server.ts';

let at: LedgerHouse;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  at = await ledgerHouse();
  await at.registerLetter();
  await at.sequence();
  await at.publish();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await at.house.close();
});

const head = async (agencyId: string = at.office.agencyId) =>
  (await logFiles(at.tiles, agencyId, 'letters').checkpoint())?.checkpoint;
const addWitness = (agencyId: string, vkey: string, address: string) =>
  at.owner(
    'insert into ledger.witness (agency_id, id, vkey, address, added_at) values ($1, $2, $3, $4, now())',
    [agencyId, newId(), vkey, address],
  );
const keep = (agencyIds: readonly string[]) => {
  const { services, workerPool: pool } = at.house.house;
  const agencies = agencyIds.map((id) => ({ id: id as never, zone: 'Asia/Jakarta' }));
  const kept = keepLedger({
    ...{ services, pool, tiles: at.tiles, watched: watchedRows },
    agencies: async () => agencies,
  });
  closing.push(() => kept.close());
};
const leaves = async () =>
  (
    await at.owner<{ count: number }>("select size::int as count from ledger.tree where stream = 'letters'")
  )[0]!.count;

async function believing() {
  const witness = await witnessServer('w1.saksi.example');
  closing.push(witness.sleep);
  const log = (await at.ctx.transact('read', ({ tx }) => logOf(tx, 'letters')))!;
  witness.believe(log.origin, await logVerifierKey(log.origin, log.publicKeys[0]!));
  await addWitness(at.office.agencyId, witness.vkey, witness.address);
  return { witness, origin: log.origin };
}

describe('an office restored together with its published files', () => {
  /** What a whole machine was at the time of a backup; only the witness saw the rest. */
  async function restored() {
    const { witness } = await believing();
    await at.publish();
    const folder = path.join(at.house.dataDir, 'ledger');
    const back = await rowsBackup(at);
    cpSync(folder, `${folder}-kept`, { recursive: true });
    await at.addEvents(30);
    await at.sequence();
    await at.publish();
    await at.owner(
      'begin; set local session_replication_role = replica; delete from ledger.cosignature; commit',
    );
    await back();
    rmSync(folder, { recursive: true });
    cpSync(`${folder}-kept`, folder, { recursive: true });
    return witness;
  }

  it('gives no leaf and signs nothing when its worker begins: the witness knows better', async () => {
    await restored();
    await at.addEvents(40);
    const [before, size] = [await head(), await leaves()];
    keep([at.office.agencyId]);
    await expect
      .poll(() => at.owner('select finding, record from ledger.alarm'), { timeout: 20_000 })
      .toEqual([{ finding: 'witness-ahead', record: `letters size ${size + 30}` }]);
    expect([await head(), await leaves()]).toEqual([before, size]);
    expect(await at.owner('select from ledger.checkpoint where size > $1', [size])).toEqual([]);
  });

  it.each([
    ['witness-ahead', 5],
    ['witness-saw-other', 40],
  ])('publishes nothing more where the witness was silent then and answers now: %s', async (code, more) => {
    await restored();
    const before = await head();
    await at.addEvents(more);
    await at.sequence();
    await expect(at.publish()).rejects.toMatchObject({ code });
    expect(await head()).toEqual(before);
  });
});

it('a witness that makes up a size which the log never signed stops nothing', async () => {
  const { witness, origin } = await believing();
  await witness.boast(origin, 9_999);
  const size = (await leaves()) + 5;
  await at.addEvents(5);
  keep([at.office.agencyId]);
  await expect.poll(async () => (await head())?.size, { timeout: 20_000 }).toBe(size);
  await expect.poll(() => witness.asked, { timeout: 20_000 }).toContain(409);
  expect(await at.owner('select finding from ledger.alarm')).toEqual([]);
});

describe('a witness that does not answer', () => {
  /** Takes every request and says nothing. */
  async function mute() {
    const asked: string[] = [];
    const server = createServer(({ method }) => void asked.push(method!));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    const { key } = await witnessNamed('bisu.saksi.example');
    const { port } = server.address() as AddressInfo;
    return { asked, vkey: printVerifierKey(key), address: `http://127.0.0.1:${port}` };
  }

  it('holds up its own agency alone', async () => {
    const other = await smallOffice(at.house);
    const theirs = workAt(at.house, other);
    await theirs.addEvents(5);
    await at.addEvents(5);
    const { vkey, address, asked } = await mute();
    await addWitness(at.office.agencyId, vkey, address);
    const before = await head();
    keep([at.office.agencyId, other.agencyId]);
    await expect.poll(() => head(other.agencyId), { timeout: 20_000, interval: 50 }).toBeTruthy();
    expect(asked).not.toEqual([]);
    expect(await head()).toEqual(before);
  });

  it('is left out for a while, whichever agency asks', async () => {
    const { vkey, address, asked } = await mute();
    await addWitness(at.office.agencyId, vkey, address);
    const ctx = { ...at.ctx, silence: silentWitnesses() };
    for (const _ of [1, 2, 3]) {
      await at.addEvents(5);
      await at.sequence();
      await publishAll(ctx, at.tiles);
    }
    expect((await head())!.size).toBe(await leaves());
    expect(asked).toHaveLength(1);
  });
});
