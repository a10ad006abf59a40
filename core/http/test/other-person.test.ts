import { afterAll, beforeAll, expect, it } from 'vitest';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

/** A registration by the clerk of the registry, from a page that was opened by the person `meant`. */
async function register(meant: string | undefined) {
  const answer = await house.server.inject({
    method: 'POST',
    url: letters.register.path,
    headers: {
      authorization: `Bearer ${office.registry.token}`,
      'idempotency-key': crypto.randomUUID(),
      ...(meant === undefined ? {} : { 'x-pendopo-person': meant }),
    },
    payload: letterInput(office.regent.postId),
  });
  return { status: answer.statusCode, code: answer.json<{ code?: string }>().code };
}

const written = async () =>
  (await house.owner<{ n: number }>('select count(*)::int as n from letters.letter'))[0]!.n;

it('what the page of one person asks is not done in the name of another who signed in since', async () => {
  const before = await written();
  expect(await register(office.regent.personId)).toEqual({ status: 409, code: 'core.other-person' });
  expect(await written()).toBe(before);
});

it('and it is not told what that other may read', async () => {
  const headers = { authorization: `Bearer ${office.registry.token}` };
  const read = (more: object) =>
    house.server.inject({ url: letters.inbox.path, headers: { ...headers, ...more } });
  expect((await read({ 'x-pendopo-person': office.regent.personId })).json()).toMatchObject({
    code: 'core.other-person',
  });
  expect((await read({ 'x-pendopo-person': office.registry.personId })).statusCode).toBe(200);
});

it('is done for the person of the page, and for programs that say nothing: the test can fail', async () => {
  const before = await written();
  expect((await register(office.registry.personId)).status).toBe(200);
  expect((await register(undefined)).status).toBe(200);
  expect(await written()).toBe(before + 2);
});
