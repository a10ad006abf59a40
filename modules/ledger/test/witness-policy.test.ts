import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hexOf } from '#core/transparency/bytes.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { isQuorum, parsePolicy } from '#core/transparency/policy.ts';
import { signerNamed, witnessNamed } from '#core/transparency/testing/signers.ts';
import { printVerifierKey, verifierKey } from '#core/transparency/verifier-key.ts';
import { witnesses } from '../contract/witnesses.ts';
import { keepPolicy } from '../server/policy/keep-policy.ts';
import { witnessesOf } from '../server/publish/publishing.writes.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;

beforeAll(async () => {
  at = await ledgerHouse();
  await at.owner(
    `update organization.role set permissions = permissions || array['ledger.watch', 'ledger.configure'] where agency_id = $1 and name = 'admin'`,
    [at.office.agencyId],
  );
  await at.registerLetter();
  await at.sequence();
  await at.publish();
});
afterAll(() => at.house.close());

const vkeyOf = async (name: string) => printVerifierKey((await witnessNamed(name)).key);
const list = () => at.office.admin.call(witnesses.list, {});
const add = async (name: string, group = 'saksi') =>
  at.office.admin.call(witnesses.add, { vkey: await vkeyOf(name), address: `https://${name}`, group });
const remove = async (name: string) => {
  const found = (await list()).witnesses.find((one) => one.name === name && !one.removedAt)!;
  return at.office.admin.call(witnesses.remove, { witnessId: found.id });
};
const decide = (group: string, needs: number | null) =>
  at.office.admin.call(witnesses.decide, { group, needs });
/** What a reader makes of the policy that everybody may fetch. */
const readers = async () => {
  const moved = await at.house.server.inject({ url: `/ledger/${at.office.agencyId}/policy` });
  expect(moved.statusCode).toBe(302);
  const { body } = await at.house.server.inject({ url: moved.headers.location as string });
  return { body, policy: await parsePolicy(sha256, Buffer.from(body)) };
};
const enough = async (...names: string[]) => isQuorum((await readers()).policy.quorum, new Set(names));

describe('the witnesses of an agency', () => {
  it('are none at first, which the policy says and is warned of', async () => {
    await at.ctx.transact('write', keepPolicy);
    const { witnesses: all, policy } = await list();
    expect(all).toEqual([]);
    expect(policy).toMatchObject({ number: 1, groups: [], warnings: ['no-witnesses'] });
    const read = (await readers()).policy;
    expect(read.quorum).toBe('none');
    expect(read.logs.map(({ key }) => key.name)).toEqual([`localhost/ledger/${at.office.agencyId}/letters`]);
  });

  it('are added one by one, and as many are asked for as bear one that lies', async () => {
    const seen = [];
    for (const name of ['w1.example', 'w2.example', 'w3.example', 'w4.example']) {
      const { policy } = await add(name);
      seen.push([policy.groups[0]!.needs, ...policy.warnings]);
    }
    expect(seen).toEqual([
      [1, 'two-histories-with-one-liar', 'stops-with-one-away'],
      [2, 'stops-with-one-away'],
      [3, 'stops-with-one-away'],
      [3],
    ]);
    expect(await enough('w1.example', 'w2.example')).toBe(false);
    expect(await enough('w1.example', 'w2.example', 'w4.example')).toBe(true);
  });

  it('may be fewer than is advised: that is told, and stands', async () => {
    const { policy } = await decide('saksi', 2);
    expect(policy).toMatchObject({ warnings: ['two-histories-at-once'] });
    expect(policy.groups).toEqual([{ group: 'saksi', of: 4, needs: 2, advised: 3, decided: true }]);
    expect(await enough('w1.example', 'w2.example')).toBe(true);
    expect((await decide('saksi', null)).policy.warnings).toEqual([]);
    await expect(decide('saksi', 5)).rejects.toMatchObject({ code: 'ledger.needs-more-than-there-are' });
  });

  it('count in two groups, of which both must agree', async () => {
    for (const name of ['n1.example', 'n2.example', 'n3.example']) await add(name, 'tetangga');
    const { policy } = await list();
    expect(policy.groups.map(({ group, of, needs }) => [group, of, needs])).toEqual([
      ['saksi', 4, 3],
      ['tetangga', 3, 2],
    ]);
    expect(policy.warnings).toEqual([]);
    expect(await enough('w1.example', 'w2.example', 'w3.example', 'n1.example')).toBe(false);
    expect(await enough('w1.example', 'w2.example', 'w3.example', 'n1.example', 'n3.example')).toBe(true);
  });

  it('are asked no more once they are removed, and again once they are added again', async () => {
    const asked = async () => (await at.ctx.transact('read', ({ tx }) => witnessesOf(tx))).length;
    await remove('n3.example');
    expect(await asked()).toBe(6);
    expect((await readers()).body).not.toContain('n3.example');
    await add('n3.example', 'tetangga');
    expect(await asked()).toBe(7);
    await decide('tetangga', 3);
    // One that is needed and removed does not make a policy that nobody can satisfy.
    expect((await remove('n3.example')).policy.groups[1]).toMatchObject({ of: 2, needs: 2 });
  });

  it('are keys that cosign, under encrypted addresses, each key once under whatever name', async () => {
    const tried = (vkey: string, address = 'https://lain.example') =>
      at.office.admin.call(witnesses.add, { vkey, address }).then(
        () => 'added',
        (error: { code: string }) => error.code,
      );
    const other = await witnessNamed('lain.example');
    expect(await tried('lain.example+00000000+AA==')).toBe('ledger.witness-key-malformed');
    expect(await tried(printVerifierKey((await signerNamed('lain.example')).key))).toBe(
      'ledger.witness-key-malformed',
    );
    for (const address of ['http://lain.example', 'https://u:p@lain.example', 'https://lain.example/?a=1'])
      expect(await tried(printVerifierKey(other.key), address)).toBe('ledger.witness-address-refused');
    const again = await verifierKey(sha256, {
      ...(await witnessNamed('w1.example')).key,
      name: 'alias.example',
    });
    expect(await tried(printVerifierKey(again))).toBe('ledger.witness-already');
  });

  it('under our own address prove nothing, which is told', async () => {
    const own = await witnessNamed('own.example');
    const host = new URL(at.house.house.services.publicUrl).host;
    const { policy } = await at.office.admin.call(witnesses.add, {
      vkey: printVerifierKey(own.key),
      address: `https://${host}`,
    });
    expect(policy.warnings).toContain('witness-of-our-own');
    await remove('own.example');
  });

  it('are decided by who may, and every policy is told by an event with its leaf', async () => {
    for (const official of [at.office.regent, at.office.registry])
      await expect(official.call(witnesses.list, {})).rejects.toMatchObject({ status: 403 });
    await expect(
      at.office.registry.call(witnesses.decide, { group: 'saksi', needs: 1 }),
    ).rejects.toMatchObject({
      status: 403,
    });
    await at.sequence();
    const told = await at.owner<{ sha: string; text: string; idx: number }>(
      `select e.payload ->> 'policySha256' as sha, p.text, n.idx from core.event e
       join ledger.policy p on p.agency_id = e.agency_id and p.number = (e.payload ->> 'number')::int
       join ledger.entry n on n.event_id = e.id where e.type = 'ledger.policy-changed' order by p.number`,
    );
    const { policy } = await list();
    expect(told).toHaveLength(policy.number!);
    for (const { sha, text } of told) expect(sha).toBe(hexOf(sha256(Buffer.from(text))));
    expect(told.at(-1)!.text).toBe((await readers()).body);
    expect((await readers()).body).toBe(policy.text);
    await expect(at.owner('update ledger.policy set text = $1', ['other'])).rejects.toThrow('only added to');
  });
});
