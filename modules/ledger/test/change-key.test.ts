import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeChecking, sha256 } from '#core/transparency/node/node-crypto.ts';
import { openNote } from '#core/transparency/open-note.ts';
import { parsePolicy } from '#core/transparency/policy.ts';
import { monitor } from '../server/check/monitor.ts';
import { changeKey, daysOfBoth } from '../server/keys/change-key.ts';
import { logVerifierKeys } from '../server/keys/log-key.ts';
import { logOf } from '../server/logs.queries.ts';
import { keepPolicy } from '../server/policy/keep-policy.ts';
import { newestPolicy } from '../server/policy/policies.queries.ts';
import { logFiles } from '../server/store/tile-store.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;

beforeAll(async () => {
  at = await ledgerHouse();
  await at.registerLetter();
  await grown();
});
afterAll(() => at.house.close());

const grown = async () => {
  await at.addEvents(5);
  await at.sequence();
  await at.publish();
};
const change = () => at.ctx.transact('write', changeKey);
/** The vkeys of the log in the policy that readers are given now. */
const inPolicy = async () => {
  await at.ctx.transact('write', keepPolicy);
  const { text } = (await at.ctx.transact('read', ({ tx }) => newestPolicy(tx)))!;
  return (await parsePolicy(sha256, Buffer.from(text))).logs.map(({ key }) => key);
};
const signers = async () => {
  const log = (await at.ctx.transact('read', ({ tx }) => logOf(tx, 'letters')))!;
  const { note } = (await logFiles(at.tiles, at.office.agencyId, 'letters').checkpoint())!;
  const opened = await openNote(nodeChecking, note, await logVerifierKeys(log));
  return opened.outcome === 'signed' ? opened.signatures.map(({ key }) => key.id) : [];
};

describe('the key of the logs', () => {
  it('is changed with a month in which both sign, so that readers find a signature they know', async () => {
    const [old] = await inPolicy();
    expect(await signers()).toEqual([old!.id]);
    expect(await change()).toMatchObject({ outcome: 'changed' });
    // What is published already bears the old one alone, and stays as it is.
    expect(await signers()).toEqual([old!.id]);
    await grown();
    const both = await inPolicy();
    expect(both).toHaveLength(2);
    expect(both[0]!.id).toBe(old!.id);
    expect(await signers()).toEqual(both.map(({ id }) => id));
    expect(await change()).toMatchObject({ outcome: 'changing' });
    expect(await at.findings()).toEqual([]);
    expect((await monitor(at.ctx, at.tiles, 0)).findings).toEqual([]);
  });

  it('signs alone when the month is over, and what the old one signed is still known as the log’s own', async () => {
    const [, fresh] = await inPolicy();
    const now = at.house.clock.now().getTime();
    at.house.clock.set(new Date(now + daysOfBoth * 86_400_000 - 1_000));
    await grown();
    expect(await signers()).toHaveLength(2);
    at.house.clock.set(new Date(now + daysOfBoth * 86_400_000 + 1_000));
    expect((await inPolicy()).map(({ id }) => id)).toEqual([fresh!.id]);
    expect(await at.findings()).toEqual([]);
    await grown();
    expect(await signers()).toEqual([fresh!.id]);
    expect(await at.findings()).toEqual([]);
    expect(await change()).toMatchObject({ outcome: 'changed' });
  });

  it('is told by an event, and every policy of it too', async () => {
    await at.sequence();
    const rows = await at.owner<{ type: string; count: string }>(
      `select e.type, count(*) from core.event e join ledger.entry n on n.event_id = e.id
       where e.type in ('ledger.key-changed', 'ledger.policy-changed') group by e.type order by e.type`,
    );
    expect(rows.map(({ type, count }) => [type, Number(count)])).toEqual([
      ['ledger.key-changed', 2],
      ['ledger.policy-changed', 4],
    ]);
  });
});
