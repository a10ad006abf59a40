/** What the page of the witnesses tells: how far each of them came, and what it says when it is asked now. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signerNamed, witnessNamed } from '#core/transparency/testing/signers.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { witnesses } from '../contract/witnesses.ts';
import { logVerifierKey } from '../server/keys/log-key.ts';
import { logOf } from '../server/logs.queries.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';
import { witnessServer } from './witness-server.ts';

const group = 'saksi';
let at: LedgerHouse;
let served: Awaited<ReturnType<typeof witnessServer>>;
let witnessId: string;

beforeAll(async () => {
  at = await ledgerHouse();
  await at.owner(
    `update organization.role set permissions = permissions || array['ledger.watch', 'ledger.configure'] where agency_id = $1 and name = 'admin'`,
    [at.office.agencyId],
  );
  served = await witnessServer('w1.saksi.example');
  await at.registerLetter();
  await grow(300);
});
afterAll(async () => {
  await served.sleep();
  await at.house.close();
});

const minutes = (count: number) => at.house.clock.advance(count * 60_000);
async function grow(leaves = 20) {
  await at.addEvents(leaves);
  await at.sequence();
  await at.publish();
}
const admin = () => at.office.admin;
const list = () => admin().call(witnesses.list, {});
const witness = async () => (await list()).witnesses.find(({ id }) => id === witnessId)!;
const ofLetters = async () => (await witness()).seen.find(({ stream }) => stream === 'letters')!;
const answer = async () => {
  const { answers } = await admin().call(witnesses.ask, { witnessId });
  return answers.find(({ stream }) => stream === 'letters')?.answer;
};
const believe = async () => {
  const log = (await at.ctx.transact('read', ({ tx }) => logOf(tx, 'letters')))!;
  served.believe(log.origin, await logVerifierKey(log.origin, log.publicKeys.at(-1)!));
};

describe('a witness of the logs', () => {
  it('is asked elsewhere and counted in another group, which readers are told', async () => {
    const vkey = printVerifierKey((await witnessNamed('w2.saksi.example')).key);
    const added = await admin().call(witnesses.add, { vkey, address: 'https://w2.example', group });
    witnessId = added.witnesses[0]!.id;
    const change = (address: string) =>
      admin().call(witnesses.change, { witnessId, address, group: 'tetangga' });
    await expect(change('http://lain.example')).rejects.toMatchObject({
      code: 'ledger.witness-address-refused',
    });
    const { policy } = await change('https://lain.example');
    expect(policy.number).toBe(added.policy.number! + 1);
    expect(policy.text).toContain(`${vkey} https://lain.example`);
    expect(policy.groups).toEqual([expect.objectContaining({ group: 'tetangga', of: 1 })]);
    const told = await at.owner<{ payload: object }>(
      `select payload from core.event where type = 'ledger.witness-changed'`,
    );
    const payload = { name: 'w2.saksi.example', vkey, group: 'tetangga', address: 'https://lain.example' };
    expect(told).toEqual([{ payload }]);
  });

  it('is asked and changed by who may, and no more once it is removed', async () => {
    const changed = { witnessId, address: 'https://lain.example', group };
    const registry = at.office.registry;
    await expect(registry.call(witnesses.change, changed)).rejects.toMatchObject({ status: 403 });
    await expect(registry.call(witnesses.ask, { witnessId })).rejects.toMatchObject({ status: 403 });
    await admin().call(witnesses.remove, { witnessId });
    expect((await witness()).seen).toEqual([]);
    await expect(admin().call(witnesses.ask, { witnessId })).rejects.toMatchObject({ status: 404 });
    await expect(admin().call(witnesses.change, changed)).rejects.toMatchObject({ status: 404 });
  });

  it('that was just added is asked, says what it lacks, and is not late for what was there before', async () => {
    minutes(1);
    const { witnesses: all, logs } = await admin().call(witnesses.add, {
      ...{ vkey: served.vkey, address: served.address, group },
    });
    witnessId = all.at(-1)!.id;
    expect(logs.map(({ stream }) => stream)).toEqual(['letters']);
    expect(logs[0]!.vkeys).toEqual([expect.stringMatching(/\/letters\+[0-9a-f]{8}\+/)]);
    minutes(60);
    expect(await ofLetters()).toMatchObject({ size: 0, cosignedAt: null, waitsSince: null, late: false });
    expect(await answer()).toBe('log-unknown');
    served.believe(logs[0]!.vkeys[0]!.split('+')[0]!, (await signerNamed('other.example')).key);
    expect(await answer()).toBe('key-unknown');
    await believe();
    expect(await answer()).toBe('cosigned');
  });

  it('that cosigned is told with its size and time; what it does not cosign makes it late after minutes', async () => {
    await grow();
    expect(await ofLetters()).toMatchObject({ behind: 0, waitsSince: null, late: false });
    const { size, cosignedAt } = await ofLetters();
    expect(cosignedAt).toBe(at.house.clock.now().toISOString());
    await served.sleep();
    await grow();
    const missedAt = at.house.clock.now().toISOString();
    minutes(3);
    await grow();
    expect(await ofLetters()).toEqual({
      ...{ stream: 'letters', size, cosignedAt, behind: 40, waitsSince: missedAt, late: false },
    });
    minutes(3);
    expect(await ofLetters()).toMatchObject({ waitsSince: missedAt, late: true });
    expect(await answer()).toBe('silent');
    await served.wake();
    await at.publish();
    expect(await ofLetters()).toMatchObject({ behind: 0, late: false });
  });

  it('that saw more than there is says so', async () => {
    const log = (await at.ctx.transact('read', ({ tx }) => logOf(tx, 'letters')))!;
    await served.boast(log.origin, log.tree.size + 100);
    expect(await answer()).toBe('ahead');
    await served.boast(log.origin, log.tree.size);
    expect(await answer()).toBe('other-history');
    served.forget();
  });
});
