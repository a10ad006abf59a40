import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { letters } from '../contract/letters.ts';
import { letterInput } from './letter-fields.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const addressedTo = (...addressees: SmallOffice['regent']['postId'][]) =>
  office.registry.call(letters.register, letterInput(office.regent.postId, { addressees }));

async function pages(size: number, oldest: boolean): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await office.secretary.call(letters.inbox, {
      size,
      ...(oldest ? { oldest: 'true' as const } : {}),
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.items.map((row) => `${row.id} ${row.postId}`));
    cursor = page.next ?? undefined;
  } while (cursor);
  return seen;
}

it('a letter that waits at two posts of one person is shown once for each, wherever a page ends', async () => {
  const { regent, secretary } = office;
  // For the regent the secretary reads what comes in.
  await house.owner(
    `insert into organization.secretary (agency_id, id, post_id, person_id, starts_at)
     values ($1, gen_random_uuid(), $2, $3, '2020-01-01')`,
    [office.agencyId, regent.postId, secretary.personId],
  );
  for (let turn = 0; turn < 4; turn++) await addressedTo(regent.postId, secretary.postId);
  await addressedTo(regent.postId);
  const all = await pages(100, false);
  expect(all).toHaveLength(9);
  expect(new Set(all).size).toBe(9);
  for (const size of [1, 2, 3]) {
    expect(await pages(size, false), `${size} newest first`).toEqual(all);
    expect(await pages(size, true), `${size} oldest first`).toEqual(all.toReversed());
  }
});

it('refuses a place that it never told', async () => {
  const wrong = (cursor: string) =>
    office.regent.call(letters.inbox, { cursor }).catch((error: { code: string }) => error.code);
  expect(await wrong('not-a-place')).toBe('core.invalid-input');
  expect(await wrong(crypto.randomUUID())).toBe('core.invalid-input');
});
