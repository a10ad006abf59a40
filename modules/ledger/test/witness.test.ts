import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { appendLeaves, emptyRange } from '#core/transparency/compact-range.ts';
import { leafHash } from '#core/transparency/merkle.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { fsck } from '../server/check/fsck.ts';
import { monitor } from '../server/check/monitor.ts';
import { askWitnessHeads } from '../server/check/witness-heads.ts';
import { logVerifierKey } from '../server/keys/log-key.ts';
import { logOf } from '../server/logs.queries.ts';
import { logFiles } from '../server/store/tile-store.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';
import { witnessServer } from './witness-server.ts';

type Witness = Awaited<ReturnType<typeof witnessServer>>;
let at: LedgerHouse;
let witnesses: Witness[];

beforeAll(async () => {
  at = await ledgerHouse();
  await at.registerLetter();
  await at.addEvents(300);
  await at.sequence();
  await at.publish();
  const log = (await at.ctx.transact('read', ({ tx }) => logOf(tx, 'letters')))!;
  const key = await logVerifierKey(log.origin, log.publicKeys[0]!);
  witnesses = await Promise.all(['w1.saksi.example', 'w2.saksi.example'].map(witnessServer));
  for (const { believe, vkey, address } of witnesses) {
    believe(log.origin, key);
    await at.owner(
      'insert into ledger.witness (agency_id, id, vkey, address, added_at) values ($1, $2, $3, $4, now())',
      [at.office.agencyId, newId(), vkey, address],
    );
  }
});
afterAll(async () => {
  for (const witness of witnesses) await witness.sleep();
  await at.house.close();
});

const signatures = async () => {
  const { note } = (await logFiles(at.tiles, at.office.agencyId, 'letters').checkpoint())!;
  return note.signatures.map(({ name }) => name).toSorted();
};
const grow = async () => {
  await at.addEvents(20);
  await at.sequence();
  await at.publish();
};
const heads = () => ({ witnessHeads: askWitnessHeads(at.ctx) });
const codes = async () => [
  ...(await fsck(at.ctx, at.tiles, heads())).findings.map(({ finding }) => finding),
  ...(await monitor(at.ctx, at.tiles, 0, heads())).findings.map(({ finding }) => finding),
];

describe('the witnesses of a log', () => {
  it('cosign what grows, and stand beside the checkpoint', async () => {
    await grow();
    expect(await signatures()).toEqual([
      expect.stringContaining('/ledger/'),
      'w1.saksi.example',
      'w2.saksi.example',
    ]);
    await grow();
    expect(await signatures()).toHaveLength(3);
    expect(witnesses[0]!.asked.every((status) => status === 200)).toBe(true);
    expect(await codes()).toEqual([]);
  });

  it('hold nobody up when one is away, and cosign later what they missed', async () => {
    await witnesses[1]!.sleep();
    await grow();
    expect(await signatures()).toHaveLength(2);
    await witnesses[1]!.wake();
    await at.publish();
    expect(await signatures()).toHaveLength(3);
    expect(await codes()).toEqual([]);
  });

  it('that lost what they knew are told the way anew', async () => {
    witnesses[0]!.forget();
    await grow();
    expect(witnesses[0]!.asked.slice(-2)).toEqual([409, 200]);
    expect(await signatures()).toHaveLength(3);
  });

  it('find a forged cosignature in the database', async () => {
    await at.owner(`begin; set local session_replication_role = replica;
      update ledger.cosignature c set line = (select d.line from ledger.cosignature d where d.witness_id = c.witness_id
        and d.stream = c.stream and d.size <> c.size limit 1)
      where size = (select max(size) from ledger.cosignature where stream = 'letters'); commit`);
    expect(new Set(await codes())).toEqual(new Set(['cosignature-forged']));
    await at.owner(`begin; set local session_replication_role = replica; delete from ledger.cosignature
      where size = (select max(size) from ledger.cosignature where stream = 'letters'); commit`);
    await at.publish();
    expect(await codes()).toEqual([]);
  });

  it('are all that finds a past made anew with the stolen key of the log', async () => {
    const { agencyId } = at.office;
    const rows = await at.owner<{ idx: string; leaf: Buffer }>(
      `select idx, leaf from ledger.entry where agency_id = $1 and stream = 'letters' order by idx`,
      [agencyId],
    );
    const leaves = rows.map(({ leaf }) => leaf);
    // An event is left out as if it had never been: the last but one, and its successor takes its place.
    const [gone] = leaves.splice(-2, 1);
    const size = leaves.length;
    const tree = appendLeaves(
      sha256,
      emptyRange,
      leaves.map((leaf) => leafHash(sha256, leaf)),
    );
    const frontier = Buffer.concat(tree.hashes.map((hash) => Buffer.from(hash))).toString('hex');
    const ofLetters = `agency_id = '${agencyId}' and stream = 'letters'`;
    await at.owner(`begin; set local session_replication_role = replica;
      delete from core.event where id = (select event_id from ledger.entry where ${ofLetters} and idx = ${size - 1});
      delete from ledger.secret where event_id = (select event_id from ledger.entry where ${ofLetters} and idx = ${size - 1});
      delete from ledger.entry where ${ofLetters} and idx = ${size - 1};
      update ledger.entry set idx = ${size - 1} where ${ofLetters} and idx = ${size};
      update ledger.tree set size = ${size}, frontier = '\\x${frontier}' where ${ofLetters};
      delete from ledger.cosignature where ${ofLetters};
      delete from ledger.checkpoint where ${ofLetters}; commit`);
    rmSync(path.join(at.house.dataDir, 'ledger', agencyId, 'letters'), { recursive: true });
    expect(gone).toBeDefined();
    // While they are silent it is signed; else it is not.
    for (const witness of witnesses) await witness.sleep();
    await at.publish();
    for (const witness of witnesses) await witness.wake();
    // Database, tiles, checkpoint and signature agree: without witnesses nobody could tell.
    expect((await fsck(at.ctx, at.tiles)).findings).toEqual([]);
    expect((await monitor(at.ctx, at.tiles, 0)).findings).toEqual([]);
    expect(new Set(await codes())).toEqual(new Set(['witness-ahead']));
    await expect(at.publish()).rejects.toMatchObject({ code: 'witness-ahead' });
    // Grown past what they saw, it is the other root that tells.
    await expect(grow()).rejects.toMatchObject({ code: 'witness-saw-other' });
    expect(new Set(await codes())).toEqual(new Set(['witness-saw-other']));
    expect(await signatures()).toHaveLength(1);
  });
});
