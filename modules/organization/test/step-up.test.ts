import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import type { Operation } from '#core/contract/operation.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { holders, postRoles, posts, secretaries } from '../contract/posts.ts';
import { roles } from '../contract/roles.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const startsAt = '2026-11-22T00:00:00Z';
const anywhere = () => ({ postId: office.staff.postId, roleId: newId(), unitId: office.unitId });

/** The acts by which somebody comes to act through a post, or a post to its rights. */
const acts: [Operation, () => Record<string, unknown>][] = [
  [
    holders.appoint,
    () => ({ postId: office.staff.postId, personId: office.head.personId, kind: 'plh', startsAt }),
  ],
  [holders.end, () => ({ holderId: newId(), endsAt: startsAt })],
  [secretaries.assign, () => ({ postId: office.regent.postId, personId: office.head.personId, startsAt })],
  [secretaries.end, () => ({ secretaryId: newId(), endsAt: startsAt })],
  [postRoles.assign, anywhere],
  [postRoles.withdraw, anywhere],
  [roles.create, () => ({ name: `Peran ${newId()}`, permissions: [] })],
  [roles.change, () => ({ roleId: newId(), name: `Peran ${newId()}` })],
];

it.each(acts.map(([op, input]) => [op.id, op, input] as const))(
  '%s asks for a fresh factor',
  async (_id, op, input) => {
    const before = house.clock.now();
    const code = () =>
      office.admin.call(op, input() as never).then(
        () => 'done',
        (failure: unknown) => (failure as { code: string }).code,
      );
    expect(await code()).not.toBe('core.step-up-required');
    house.clock.advance(16 * 60_000);
    expect(await code()).toBe('core.step-up-required');
    house.clock.set(before);
  },
);

it('what only looks asks for none', async () => {
  const before = house.clock.now();
  house.clock.advance(16 * 60_000);
  expect(await office.admin.call(posts.open, { postId: office.staff.postId })).toMatchObject({
    id: office.staff.postId,
  });
  expect((await office.admin.call(roles.list, {})).can).toEqual({ create: true });
  house.clock.set(before);
});
