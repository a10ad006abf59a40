import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64Of } from '#core/transparency/bytes.ts';
import { anchorContract, ChainFault } from '../chain/anchor-contract.ts';
import { type Chain, chainInProcess } from '../chain/testing/chain-in-process.ts';
import { anchors } from '../contract/anchors.ts';
import { ledger } from '../contract/ledger.ts';
import { leadsToRoot, readReceipt } from '../server/anchors/chain-receipt.ts';
import { fsck } from '../server/check/fsck.ts';
import { anchorHourly, readChainHourly } from '../server/schedules/anchor-checkpoints.ts';
import { monitorLedger } from '../server/schedules/monitor-ledger.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;
let chain: Chain;

beforeAll(async () => {
  at = await ledgerHouse();
  await at.owner(
    `update organization.role set permissions = permissions || array['ledger.watch'] where agency_id = $1 and name = 'admin'`,
    [at.office.agencyId],
  );
  const letterId = await at.registerLetter();
  // An event of another log.
  await at.owner(
    `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, subject_id, matter_id, payload)
     values ($1, gen_random_uuid(), 'letter.opened', 1, $2, 'system', $3, $3, '{}')`,
    [at.office.agencyId, at.house.clock.now(), letterId],
  );
  await grow();
  chain = await chainInProcess();
}, 120_000);
afterAll(async () => {
  await chain[Symbol.asyncDispose]();
  await at.house.close();
});

async function grow() {
  await at.addEvents(3);
  await at.sequence();
  await at.publish();
}
const settings = () => ({ chain: { url: chain.url, contract: chain.contract, key: chain.key } });
const contract = (key = chain.key) => anchorContract({ ...settings().chain, key, plainHosts: ['127.0.0.1'] });
const run = () => anchorHourly(settings()).run(at.ctx);
const later = (hours: number) =>
  at.house.clock.set(new Date(at.house.clock.now().getTime() + hours * 3_600_000));
const receipts = async () =>
  (
    await at.owner<{ id: string; token: Buffer; origin: string; size: number; root: Buffer; source: string }>(
      `select a.id, a.token, a.source, l.origin, a.size, c.root from ledger.anchor a
       join ledger.log l on (l.agency_id, l.stream) = (a.agency_id, a.stream)
       join ledger.checkpoint c on (c.agency_id, c.stream, c.size) = (a.agency_id, a.stream, a.size)
       where a.kind = 'chain' order by a.anchored_at, l.origin`,
    )
  ).map((row) => ({ ...row, size: Number(row.size), receipt: readReceipt(row.token) }));

describe('the root of roots on a chain', () => {
  it('is written once an hour, in one transaction for all logs, and each has its receipt', async () => {
    await run();
    expect(chain.sent).toHaveLength(1);
    const kept = await receipts();
    expect(kept.length).toBeGreaterThan(1);
    for (const one of kept) {
      expect(await leadsToRoot(one.receipt, one)).toBe(true);
      expect(one.source).toBe(`chain 31337, ${chain.contract}`);
      expect(base64Of(await contract().rootOf(BigInt(one.receipt!.epoch)))).toBe(one.receipt!.root);
    }
    const { uses, items } = await at.office.admin.call(anchors.list, {});
    expect(uses).toEqual([]);
    expect(items.map(({ kind }) => kind)).toEqual(kept.map(() => 'chain'));
  });

  it('can be followed by a program of others: the receipt alone leads from the checkpoint to the root', async () => {
    for (const { receipt } of await receipts()) {
      const program = `
import sys, json, base64, hashlib
r = json.load(sys.stdin)
h = lambda b: hashlib.sha256(b).digest()
fn, sn = r['index'], r['count'] - 1
x = h(b'\\0' + r['checkpoint'].encode())
for p in map(base64.b64decode, r['proof']):
    if fn % 2 or fn == sn:
        x = h(b'\\1' + p + x)
        while fn % 2 == 0 and fn: fn, sn = fn >> 1, sn >> 1
    else:
        x = h(b'\\1' + x + p)
    fn, sn = fn >> 1, sn >> 1
print(base64.b64encode(x).decode())`;
      const made = execFileSync('python3', ['-c', program], {
        input: JSON.stringify(receipt),
        encoding: 'utf8',
      });
      expect(made.trim()).toBe(receipt!.root);
    }
  });

  it('is not written again in the same hour, nor where nothing was published since', async () => {
    await grow();
    await run();
    expect(chain.sent).toHaveLength(1);
    later(1);
    await run();
    expect(chain.sent).toHaveLength(2);
    later(1);
    await run();
    expect(chain.sent).toHaveLength(2);
  });

  it('only goes forwards, and only its keeper writes: the contract refuses everything else', async () => {
    const own = contract();
    const last = await own.last();
    const root = new Uint8Array(32).fill(9);
    for (const epoch of [last, last - 1n, 0n])
      await expect(own.anchor(epoch, root)).rejects.toThrow('the contract refused');
    await expect(contract(new Uint8Array(32).fill(8)).anchor(last + 1n, root)).rejects.toThrow(ChainFault);
    expect(await own.last()).toBe(last);
    expect(await own.rootOf(last + 1n)).toEqual(new Uint8Array(32));
  });

  it('is tried again when the node was silent', async () => {
    const before = (await receipts()).length;
    await grow();
    later(1);
    chain.isDown = true;
    await run();
    expect(await receipts()).toHaveLength(before);
    chain.isDown = false;
    await run();
    expect((await receipts()).length).toBeGreaterThan(before);
  });

  it('tells a receipt that was exchanged, and a root that the chain does not have', async () => {
    expect((await fsck(at.ctx, at.tiles)).findings).toEqual([]);
    await readChainHourly(settings()).run(at.ctx);
    expect((await at.office.admin.call(ledger.state, {})).alarms).toEqual([]);
    const [first] = await receipts();
    const other = {
      ...first!.receipt!,
      checkpoint: first!.receipt!.checkpoint.replace(/\n\d+\n/, '\n999\n'),
    };
    expect(await leadsToRoot(other, first!)).toBe(false);
    // Another root, which nobody wrote to the chain, with a proof that leads to it: a tree of this checkpoint alone.
    const swap = (token: object) =>
      at.owner(
        `begin; set local session_replication_role = replica;
         update ledger.anchor set token = convert_to('${JSON.stringify(token)}', 'UTF8') where id = '${first!.id}';
         commit`,
      );
    await swap(other);
    expect((await fsck(at.ctx, at.tiles)).findings.map(({ finding }) => finding)).toContain('anchor-differs');
    await swap({ ...first!.receipt, epoch: '1' });
    await readChainHourly(settings()).run(at.ctx);
    const told = async () =>
      (await at.office.admin.call(ledger.state, {})).alarms.map(
        ({ finding, current }) => `${finding} ${current}`,
      );
    expect(await told()).toEqual(['chain-differs true']);
    // A monitor that does not ask the chain does not say that it holds again, nor does a chain that is silent.
    for (let minute = 0; minute < 12; minute += 1) {
      later(1 / 60);
      await monitorLedger({ tiles: at.tiles, watched: [] }).run(at.ctx);
    }
    expect(await told()).toContain('chain-differs true');
    await swap(first!.receipt!);
    chain.isDown = true;
    await readChainHourly(settings()).run(at.ctx);
    expect(await told()).toContain('chain-differs true');
    // Nor does it end because no chain is named any more.
    await readChainHourly({}).run(at.ctx);
    expect(await told()).toContain('chain-differs true');
    chain.isDown = false;
    await readChainHourly(settings()).run(at.ctx);
    expect(await told()).toContain('chain-differs false');
  });

  it('is missed after a day without it, until there is one or no chain is named; faults of our own rise', async () => {
    const read = () => readChainHourly(settings()).run(at.ctx);
    const late = () =>
      at.owner(`select finding, record from ledger.alarm where seen_by <> '{}' and finding = 'anchor-late'`);
    const one = { finding: 'anchor-late', record: 'letters chain' };
    later(1);
    await grow();
    await run();
    await grow();
    chain.isDown = true;
    later(23);
    await run();
    await read();
    expect(await late()).toEqual([]);
    later(2);
    await run();
    await read();
    expect(await late()).toContainEqual(one);
    await readChainHourly({}).run(at.ctx);
    expect(await late()).toEqual([]);
    await read();
    expect(await late()).toContainEqual(one);
    chain.isDown = false;
    later(1);
    await run();
    await read();
    expect(await late()).toEqual([]);
    const broken = { ...at.ctx, transact: () => Promise.reject(new Error('out of order')) };
    await expect(anchorHourly(settings()).run(broken)).rejects.toThrow('out of order');
  });
});
