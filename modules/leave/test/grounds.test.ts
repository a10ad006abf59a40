import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import { requests } from '../contract/requests.ts';
import { settings } from '../contract/settings.ts';
import { ask, granted, leaveOffice, refusal, threeDays } from './leave-office.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;
let asked: LeaveRequestId;

/** A member of the department asks, with a substitute from elsewhere; the department needs two people. */
beforeAll(async () => {
  house = await testHouse();
  office = await leaveOffice(house);
  other = await leaveOffice(house);
  const { staff, admin, registry } = office;
  await admin.call(settings.setStaffing, { unitId: office.deptId, people: 2 });
  asked = (await ask(staff, { substituteId: registry.personId })).id;
});
afterAll(() => house.close());

const answer = ({ call }: Official, requestId = asked) => call(requests.grounds, { requestId });
const grounds = async (who: Official) => (await answer(who)).grounds!;
/** Those who may open the request learn no grounds; to all others it is not there. */
async function shownNoGrounds(readers: readonly Official[], strangers: readonly Official[]) {
  for (const who of readers) expect(await answer(who)).toEqual({ grounds: null });
  for (const who of strangers) expect(await refusal(answer(who))).toBe('core.not-found');
}
const step = (who: Official, taken: object) =>
  who.call(requests.takeStep, { requestId: asked, step: taken as never });

describe('what who decides on leave needs to see', () => {
  test('is shown to nobody while it lies with the substitute', async () => {
    const { staff, registry, division, head, admin } = office;
    await shownNoGrounds([staff, registry, division, head, admin], [other.admin]);
  });

  test('is shown to the superior as long as they consider: balance line by line, who is away, the substitute', async () => {
    const { staff, registry, division, head, admin } = office;
    await step(registry, { act: 'accept-substitution' });
    const second = { first: '2026-12-08', last: '2026-12-08' };
    const own = await ask(division, { ...threeDays, ...second });
    const seen = await grounds(division);
    expect(seen.refusals).toEqual([]);
    const [{ before, after } = { before: null, after: null }] = seen.balances;
    expect([before?.left, after?.left]).toEqual([
      { 'n-2': 0, 'n-1': 0, n: 12 },
      { 'n-2': 0, 'n-1': 0, n: 9 },
    ]);
    const lines = after?.lines.filter(({ unit }) => unit === 'working-day');
    expect(lines?.map(({ code, part, amount }) => [code, part, amount])).toEqual([
      ['right-of-year', 'n', 12],
      ['taken', 'n', -3],
    ]);
    expect(seen.alsoAway).toEqual([
      { person: { id: division.personId, name: 'Kepala Bidang Uji' }, ...second, granted: false },
    ]);
    // Three serve in the unit: on the second day one would be there.
    expect([seen.least, seen.shortDays]).toEqual([2, [{ day: second.first, present: 1, least: 2 }]]);
    expect(seen.substituteAway).toEqual([]);
    await shownNoGrounds([staff, registry, head, admin], [other.admin]);
    await division.call(requests.takeStep, { requestId: own.id, step: { act: 'withdraw' } });
  });

  test('is shown to the official once it is theirs, with leave that the substitute asked for since', async () => {
    const { division, head, registry, admin } = office;
    await step(division, { act: 'consider', opinion: 'approved' });
    const since = { first: '2026-12-09', last: '2026-12-10' };
    const { id } = await ask(registry, since);
    await shownNoGrounds([division, admin], [other.admin]);
    const seen = await grounds(head);
    expect([seen.alsoAway, seen.shortDays]).toEqual([[], []]);
    expect(seen.substituteAway).toEqual([{ ...since, granted: false }]);
    await registry.call(requests.takeStep, { requestId: id, step: { act: 'withdraw' } });
  });

  test('is what holds when it is looked at: leave that was granted meanwhile', async () => {
    const { admin, head, staff } = office;
    const later = await granted(office, staff, { first: '2026-12-14', last: '2026-12-15' });
    const seen = await grounds(head);
    expect(seen.balances.map(({ before, after }) => [before.total, after.total])).toEqual([[10, 7]]);
    await staff.call(requests.takeStep, { requestId: later.id, step: { act: 'cancel' } });
    expect((await grounds(head)).balances[0]?.before.total).toBe(12);
    await shownNoGrounds([admin], [other.admin]);
  });
});

test('who agreed to stand in is told so when they ask for leave on these days, and on no others', async () => {
  const { registry, head } = office;
  const preview = async (first: string, last = first) =>
    (await registry.call(requests.preview, { kind: 'annual', first, last })).standsInFor;
  expect(await preview('2026-12-09', '2026-12-10')).toEqual([
    { person: { id: office.staff.personId, name: 'Staf Uji' }, first: '2026-12-07', last: '2026-12-09' },
  ]);
  expect(await preview('2026-12-10')).toEqual([]);
  await head.call(requests.decide, { requestId: asked, decision: 'refused', reason: 'Akhir tahun' });
  expect(await preview('2026-12-09')).toEqual([]);
});
