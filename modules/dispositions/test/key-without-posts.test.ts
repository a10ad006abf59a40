import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Call } from '#core/contract/client.ts';
import { keys } from '#modules/identity/contract/keys.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dispositions } from '../contract/dispositions.ts';
import { code, give, givenToHead, letterFor } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

/** A program of the regent. */
async function program(scopes: string[]): Promise<Call> {
  const wanted = { name: 'Program', scopes, expiresAt: '2026-12-21T00:00:00Z' };
  return house.as((await office.regent.call(keys.create, wanted)).key);
}

it('is a key without scopes: it reads no letter of limited readership, gives nothing and has an empty inbox', async () => {
  const { regent, head } = office;
  const key = await program([]);
  const acting = await program(['posts.act', 'dispositions.give']);
  for (const securityClass of ['SR', 'R', 'T'] as const) {
    const letter = await letterFor(office, { securityClass });
    const letterId = letter.id;
    expect(await key(letters.open, { letterId }).catch(code)).toBe('core.not-found');
    expect(await acting(letters.open, { letterId })).toMatchObject({ id: letterId });
  }
  const letter = await letterFor(office);
  const asKey = { ...regent, call: key };
  expect(await give(asKey, letter.id, [head.postId]).catch(code)).toBe('core.forbidden');
  const giving = { ...regent, call: await program(['dispositions.give']) };
  expect(await give(giving, letter.id, [head.postId]).catch(code)).toBe('core.not-found');
  expect((await key(letters.inbox, {})).items).toEqual([]);
  expect((await acting(letters.inbox, {})).items).toHaveLength(4);
  expect(await give({ ...regent, call: acting }, letter.id, [head.postId])).toMatchObject({
    letterId: letter.id,
  });
});

it('is a key without scopes: no desk and no act of the posts of its person is shown to it', async () => {
  const { head } = office;
  const { act } = await givenToHead(office, {}, { securityClass: 'T' });
  const { key } = await head.call(keys.create, {
    name: 'Program',
    scopes: [],
    expiresAt: '2026-12-21T00:00:00Z',
  });
  const call = house.as(key);
  expect((await call(dispositions.inbox, {})).items).toEqual([]);
  expect((await call(dispositions.given, {})).items).toEqual([]);
  expect(await call(dispositions.openDesk, { recipientId: act.recipients[0]!.id }).catch(code)).toBe(
    'core.not-found',
  );
});
