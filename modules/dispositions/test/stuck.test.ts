import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dispositions } from '../contract/dispositions.ts';
import { code, givenToHead } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

it('tells a leader what is open, the oldest first, page by page, with whom it lies', async () => {
  const subjects = ['Pertama', 'Kedua', 'Ketiga'];
  for (const subject of subjects) await givenToHead(office, {}, { subject });
  const first = await office.regent.call(dispositions.stuck, { size: 2 });
  const second = await office.regent.call(dispositions.stuck, { size: 2, cursor: first.next! });
  const items = [...first.items, ...second.items];
  expect(items.map(({ letter }) => letter.subject)).toEqual(subjects);
  expect(second.next).toBeNull();
  expect(items[0]).toMatchObject({ post: { id: office.head.postId }, escalatedAt: null, escalatedTo: null });
});

it('narrows to what is late, and names to whom it was taken up', async () => {
  const { desk } = await givenToHead(office, { deadline: '2026-11-23' }, { subject: 'Terlambat' });
  await house.owner(
    `update dispositions.recipient set deadline = '2026-11-10', escalated_at = '2026-11-14T01:00:00Z' where id = $1`,
    [desk.id],
  );
  // The regent gave it, and has nobody above: given by the secretary it would have gone to the regent.
  await house.owner('update dispositions.recipient set giver_post_id = $2 where id = $1', [
    desk.id,
    office.secretary.postId,
  ]);
  const { items } = await office.regent.call(dispositions.stuck, { overdue: 'true' });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    recipientId: desk.id,
    overdue: true,
    escalatedAt: '2026-11-14T01:00:00.000Z',
    escalatedTo: { id: office.regent.postId },
  });
});

it('leaves out letters that the leader may not read', async () => {
  const { desk } = await givenToHead(office, {}, { subject: 'Rahasia', securityClass: 'R' });
  const seenBy = async (who: SmallOffice['regent']) =>
    (await who.call(dispositions.stuck, { size: 100 })).items.some(
      ({ recipientId }) => recipientId === desk.id,
    );
  expect(await seenBy(office.regent)).toBe(true);
  expect(await seenBy(office.secretary)).toBe(false);
});

it('is refused outside the units that the leader watches, and to who watches none', async () => {
  const foreign = await smallOffice(house);
  const there = { unitId: foreign.unitId };
  expect(await office.regent.call(dispositions.stuck, there).catch(code)).toBe('core.not-found');
  expect(await office.staff.call(dispositions.stuck, {}).catch(code)).toBe('core.forbidden');
});
