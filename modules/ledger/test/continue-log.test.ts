import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base64Of } from '#core/transparency/bytes.ts';
import { nodeChecking, sha256 } from '#core/transparency/node/node-crypto.ts';
import { parsePolicy } from '#core/transparency/policy.ts';
import { monitor } from '../server/check/monitor.ts';
import { logHeads } from '../server/logs.queries.ts';
import { newestPolicy } from '../server/policy/policies.queries.ts';
import { proveEvent } from '../server/prove/prove-event.ts';
import { continueLog } from '../server/restore/continue-log.ts';
import { takeSequencer } from '../server/sequence/sequencing.writes.ts';
import { logFiles } from '../server/store/tile-store.ts';
import { verifyFile } from '../verify/verify-file.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';
import { rowsBackup } from './rows-backup.ts';

let at: LedgerHouse;

beforeEach(async () => {
  at = await ledgerHouse();
  await at.registerLetter();
  await at.addEvents(300);
  await grown();
});
afterEach(() => at.house.close());

const grown = async () => {
  await at.addEvents(5);
  await at.sequence();
  await at.publish();
};
const go = () => continueLog(at.ctx, 'letters', at.tiles, 'bundel hilang');
const head = async (log: 'letters' | 'letters-2') =>
  (await logFiles(at.tiles, at.office.agencyId, log).checkpoint())!.checkpoint;
/** Published leaves that the database lost, and whose bundles are gone. */
async function freeze(): Promise<void> {
  const restore = await rowsBackup(at);
  await at.addEvents(250);
  await at.sequence();
  await at.publish();
  await restore();
  const bundles = path.join(at.house.dataDir, 'ledger', at.office.agencyId, 'letters', 'tile', 'entries');
  rmSync(bundles, { recursive: true });
}

describe('a log that cannot go on', () => {
  it('is followed by another, whose first leaf names origin, size and root of what was published last', async () => {
    await freeze();
    const before = await head('letters');
    const size = before.size;
    expect(await go()).toEqual({ outcome: 'continued', log: 'letters-2', size });
    await grown();
    expect((await head('letters-2')).origin).toBe(`${before.origin}-2`);
    expect(await head('letters')).toEqual(before);
    const [first] = await at.owner<{ payload: object; kind: string }>(
      `select e.payload, split_part(convert_from(n.leaf, 'utf8'), E'\\n', 2) as kind from ledger.entry n
       join core.event e on e.id = n.event_id where n.stream = 'letters-2' and n.idx = 0`,
    );
    expect(first).toMatchObject({
      kind: 'kind ledger.log-continued',
      payload: {
        log: 'letters-2',
        follows: 'letters',
        origin: before.origin,
        size,
        root: base64Of(before.root),
      },
    });
    expect(await at.findings()).toEqual([]);
    for (const run of [0, 1]) expect((await monitor(at.ctx, at.tiles, run)).findings).toEqual([]);
  });

  it('has another key from then on, and a reader of the new policy believes both logs', async () => {
    await freeze();
    const old = (await at.ctx.transact('read', ({ tx }) => logHeads(tx))).find(
      (log) => log.stream === 'letters',
    )!;
    await go();
    const { text } = (await at.ctx.transact('read', ({ tx }) => newestPolicy(tx)))!;
    const { logs } = await parsePolicy(sha256, Buffer.from(text));
    expect(logs.map(({ key }) => key.name).toSorted()).toEqual([old.origin, `${old.origin}-2`]);
    expect(new Set(logs.map(({ key }) => Buffer.from(key.publicKey).toString('hex'))).size).toBe(2);
    const letter = Buffer.from('a letter of the new log');
    const id = crypto.randomUUID();
    await at.owner(
      `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, subject_id, matter_id, payload)
       values ($1, $2, 'outgoing.sent', 1, $3::timestamptz, 'system', $2, $2, $4)`,
      [
        at.office.agencyId,
        id,
        at.house.clock.now(),
        JSON.stringify({ pdfSha256: Buffer.from(sha256(letter)).toString('hex') }),
      ],
    );
    await grown();
    const proof = await proveEvent(at.ctx, at.tiles, id);
    const found = await verifyFile(nodeChecking, {
      digest: sha256(letter),
      proof,
      policy: Buffer.from(text),
    });
    expect(found).toMatchObject({ verdict: 'not-witnessed', origin: `${old.origin}-2` });
  });

  it('is not given up while it can go on, or its leaves can be brought back', async () => {
    expect(await go()).toEqual({ outcome: 'sound' });
    const restore = await rowsBackup(at);
    await at.addEvents(20);
    await at.sequence();
    await at.publish();
    await restore();
    expect(await go()).toEqual({ outcome: 'imported', leaves: 20 });
    expect((await at.ctx.transact('read', ({ tx }) => logHeads(tx))).map(({ stream }) => stream)).toEqual([
      'letters',
    ]);
    expect(await at.findings()).toEqual([]);
  });

  it('is not given up for what passes: a full disk, a store that does not answer, a worker who lengthens it', async () => {
    await at.addEvents(5);
    await at.sequence();
    const broken = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
    const stores = [
      { ...at.tiles, put: broken('ENOSPC') },
      { ...at.tiles, replace: broken('ENOSPC') },
      { ...at.tiles, read: broken('ETIMEDOUT') },
    ];
    for (const store of stores)
      await expect(continueLog(at.ctx, 'letters', store, 'disk penuh')).rejects.toThrow(/ENOSPC|ETIMEDOUT/);
    let letGo!: () => void;
    await new Promise<void>((taken, failed) => {
      at.ctx
        .transact('write', async ({ tx }) => {
          await takeSequencer(tx);
          taken();
          await new Promise<void>((resolve) => {
            letGo = resolve;
          });
        })
        .catch(failed);
    });
    await expect(go()).rejects.toThrow(/being lengthened/);
    letGo();
    const logs = await at.ctx.transact('read', ({ tx }) => logHeads(tx));
    expect(logs.map(({ stream, endedAt }) => [stream, endedAt])).toEqual([['letters', null]]);
    expect(await at.findings()).toEqual([]);
  });

  it('may end again', async () => {
    await freeze();
    await go();
    await grown();
    await at.owner(`begin; set local session_replication_role = replica;
      update ledger.entry set hash = sha256(hash) where stream = 'letters-2' and idx = 0; commit`);
    rmSync(path.join(at.house.dataDir, 'ledger', at.office.agencyId, 'letters-2'), { recursive: true });
    const again = await continueLog(at.ctx, 'letters-2', at.tiles, 'dua riwayat');
    expect(again).toMatchObject({ outcome: 'continued', log: 'letters-3' });
    await grown();
    expect(
      (await at.ctx.transact('read', ({ tx }) => logHeads(tx))).map((one) => one.endedAt !== null),
    ).toEqual([true, true, false]);
    // What was changed in the log that ended is still found.
    expect(await at.findings()).toContain('I3 hash-differs: letters-2 entry 0');
  });
});
