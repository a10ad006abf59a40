import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { sessions } from '../contract/sessions.ts';

let house: TestHouse;
let office: SmallOffice;

/** The head of division is Plh. of the head from the 7th to the end of the 14th of December, as Jakarta counts days. */
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const { agencyId, head, division } = office;
  await house.owner(
    `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at, ends_at)
     values ($1, $2, $3, $4, 'plh', '2026-12-06T17:00:00Z', '2026-12-14T17:00:00Z')`,
    [agencyId, newId(), head.postId, division.personId],
  );
});
afterAll(() => house.close());

const posts = async ({ call }: Official) =>
  (await call(sessions.current, {})).posts.map(({ name, capacity, lastDay, keptBy }) => ({
    ...{ name, capacity, lastDay, keptBy },
  }));
const own = (name: string) => ({ name, capacity: 'definitive', lastDay: null, keptBy: null });

test('the session says in which posts one acts until which day, and to the head who acts in theirs', async () => {
  const { head, division, staff } = office;
  const keptBy = { name: 'Kepala Bidang Uji', capacity: 'plh', lastDay: '2026-12-14' };
  house.clock.set('2026-12-14T16:59:00Z');
  expect(await posts(division)).toEqual([
    own('Kepala Bidang'),
    { name: 'Kepala Dinas', capacity: 'plh', lastDay: '2026-12-14', keptBy: null },
  ]);
  expect(await posts(head)).toEqual([{ ...own('Kepala Dinas'), keptBy }]);
  expect(await posts(staff)).toEqual([own('Staf')]);
});

test('nothing of it before the first instant and from the last one on', async () => {
  const { head, division } = office;
  for (const instant of ['2026-12-06T16:59:00Z', '2026-12-14T17:00:00Z']) {
    house.clock.set(instant);
    expect(await posts(division)).toEqual([own('Kepala Bidang')]);
    expect(await posts(head)).toEqual([own('Kepala Dinas')]);
  }
});
