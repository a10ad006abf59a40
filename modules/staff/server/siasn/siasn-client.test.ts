import { expect, it } from 'vitest';
import { siasnEmployee, siasnKeys, siasnServer } from '../../test/siasn-server.ts';
import { SiasnRefusal, siasnClient } from './siasn-client.ts';
import { tokenKeeper } from './token-keeper.ts';

const nip = '198001012005011001';

async function playing() {
  const siasn = await siasnServer();
  siasn.data = { ...siasnEmployee };
  const clock = { now: 0 };
  const surroundings = { plainHosts: ['127.0.0.1'], now: () => clock.now, pauses: [1, 1], patience: 300 };
  const client = siasnClient(siasn.settings, surroundings);
  return { siasn, clock, client, surroundings, [Symbol.asyncDispose]: siasn[Symbol.asyncDispose] };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof SiasnRefusal ? error.code : String(error)),
  );

it('reads main data and histories with both tokens, each fetched once', async () => {
  await using house = await playing();
  const answer = await house.client.read(nip);
  expect(answer['data-utama']).toEqual([siasnEmployee['data-utama']]);
  expect(answer['rw-golongan']).toHaveLength(2);
  // Said not to be found: an empty history.
  expect(answer['rw-cltn']).toEqual([]);
  await house.client.read(nip);
  expect([house.siasn.count.gateway, house.siasn.count.user]).toEqual([1, 1]);
});

it('sends no token that is near its end', async () => {
  await using house = await playing();
  await house.client.read(nip);
  house.clock.now += (3_600 - 61) * 1_000;
  await house.client.read(nip);
  expect(house.siasn.count.gateway).toBe(1);
  house.clock.now += 2_000;
  await house.client.read(nip);
  expect([house.siasn.count.gateway, house.siasn.count.user]).toEqual([2, 2]);
});

it('who asks while a token is on its way waits for the same', async () => {
  let fetched = 0;
  const keeper = tokenKeeper(
    async () => ({ value: `t${++fetched}`, lasts: 10 }),
    () => 0,
  );
  expect(await Promise.all([keeper.token(), keeper.token()])).toEqual(['t1', 't1']);
  keeper.refused('t0');
  expect(await keeper.token()).toBe('t1');
  keeper.refused('t1');
  expect(await keeper.token()).toBe('t2');
});

it.each(['gateway', 'user'] as const)('renews what was ended there before its time: %s', async (which) => {
  await using house = await playing();
  await house.client.read(nip);
  house.siasn.endTokens(which);
  expect(await codeOf(house.client.read(nip))).toBe('answered');
  expect(house.siasn.count.gateway).toBe(2);
});

it('renews once, and does not sign in again and again', async () => {
  await using house = await playing();
  await house.client.read(nip);
  house.siasn.next = Array(10).fill({ status: 401, body: '{}' });
  expect(await codeOf(house.client.read(nip))).toBe('refused');
  expect([house.siasn.count.gateway, house.siasn.count.user, house.siasn.next.length]).toEqual([2, 2, 8]);
});

it('keys that are refused are tried once', async () => {
  await using house = await playing();
  const wrong = siasnClient({ ...house.siasn.settings, password: 'salah' }, house.surroundings);
  expect(await codeOf(wrong.read(nip))).toBe('refused');
  expect(house.siasn.count.user).toBe(1);
});

it.each([429, 503])(
  'asks again where there is too much to do (%s), and gives up in the end',
  async (status) => {
    await using house = await playing();
    house.siasn.next = Array(2).fill({ status, body: 'slow down' });
    expect(await codeOf(house.client.read(nip))).toBe('answered');
    house.siasn.next = Array(3).fill({ status, body: 'slow down' });
    expect(await codeOf(house.client.read(nip))).toBe('busy');
  },
);

it.each([
  ['what is no JSON', { status: 200, body: '{"code":1,"data":[{' }, 'odd-answer'],
  ['a list of what is no row', { status: 200, body: '{"data":[[1]]}' }, 'odd-answer'],
  ['no data at all', { status: 200, body: '{}' }, 'odd-answer'],
  ['more than can be held', { status: 200, body: `{"data":"${'x'.repeat(2_100_000)}"}` }, 'odd-answer'],
  ['a page of a gateway', { status: 404, body: '{"message":"No matching resource"}' }, 'refused'],
  ['no right', { status: 403, body: '{}' }, 'refused'],
  ['a fault there', { status: 500, body: '{}' }, 'unreachable'],
] as const)('does not take %s', async (_what, answer, code) => {
  await using house = await playing();
  house.siasn.next = [answer];
  expect(await codeOf(house.client.read(nip))).toBe(code);
});

it('gives up who never answers', async () => {
  await using house = await playing();
  house.siasn.next = ['never', 'never', 'never'];
  expect(await codeOf(house.client.read(nip))).toBe('unreachable');
});

it('tells who is not there', async () => {
  await using house = await playing();
  house.siasn.data = {};
  expect(await codeOf(house.client.read(nip))).toBe('no-such-employee');
});

it('asks nobody whom the operator did not name', async () => {
  await using house = await playing();
  const careful = siasnClient(house.siasn.settings, { ...house.surroundings, plainHosts: [] });
  expect(await codeOf(careful.read(nip))).toBe('unreachable');
  expect(house.siasn.count).toEqual({});
});

it('no secret, token or number is in what is thrown', async () => {
  await using house = await playing();
  for (const next of [
    { status: 401, body: 'x' },
    { status: 500, body: siasnKeys.password },
    'never',
  ] as const) {
    house.siasn.next = Array(6).fill(next);
    const error = await house.client.read(nip).catch((fault: Error) => fault);
    const told = `${(error as Error).stack} ${JSON.stringify(error)}`;
    for (const secret of [siasnKeys.password, siasnKeys.consumerSecret, 'gateway-', 'user-1', nip])
      expect(told).not.toContain(secret);
  }
});
