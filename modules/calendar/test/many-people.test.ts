import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { assignments, flexibilityStops } from '../contract/assignments.ts';
import { nthWorkingDayOf, plansOf, workingDaysOf, workingDaysOfUnit } from '../server/calendar.api.ts';
import { basis, calendarOffice } from './calendar-office.ts';

let house: TestHouse;
let office: SmallOffice;
const people: PersonId[] = [];
const [from, until] = ['2026-12-01', '2026-12-31'];

/** Two thousand people in the department, who came on different days; one in a hundred has something of their own. */
beforeAll(async () => {
  house = await testHouse();
  office = await calendarOffice(house);
  for (let at = 0; at < 2_000; at += 1) people.push(newId<'Person'>());
  const posts = people.map(() => newId<'Post'>());
  const { agencyId, deptId } = office;
  await house.owner(
    `insert into organization.person (agency_id, id, name, kind) select $1, id, 'Pegawai', 'other' from unnest($2::uuid[]) id`,
    [agencyId, people],
  );
  await house.owner(
    `insert into organization.post (agency_id, id, unit_id, name, kind, ancestor_ids, active_from)
     select $1, id, $3, 'Pelaksana', 'executive', array[id], '2020-01-01' from unnest($2::uuid[]) id`,
    [agencyId, posts, deptId],
  );
  await house.owner(
    `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at)
     select $1, gen_random_uuid(), post, person, 'definitive', timestamptz '2020-01-01' + at * interval '1 day'
     from unnest($2::uuid[], $3::uuid[]) with ordinality as p(post, person, at)`,
    [agencyId, posts, people],
  );
  const singled = people.filter((_, at) => at % 100 === 0);
  const { call } = office.admin;
  await call(assignments.assign, { unitIds: [deptId], patternId: null, startsOn: '2026-12-01', ...basis });
  await call(assignments.assign, {
    ...{ personIds: singled.slice(0, 10), patternId: null, startsOn: '2026-12-14' },
    ...basis,
  });
  for (const personId of singled.slice(10))
    await call(flexibilityStops.add, { personId, startsOn: '2026-12-07' });
}, 120_000);
afterAll(() => house.close());

/** The plans of people, and how many statements were asked for them. */
function counted(ids: readonly PersonId[]) {
  return house.system(office.agencyId, async ({ tx }) => {
    const asked = vi.spyOn(tx.client, 'query');
    const plans = await plansOf(tx, ids, from, until);
    const statements = asked.mock.calls.length;
    asked.mockRestore();
    return { plans, statements };
  });
}

test('many people are planned in as many statements as one', async () => {
  const [one, all] = [await counted(people.slice(0, 1)), await counted(people)];
  expect(all.plans.size).toBe(people.length);
  expect(all.statements).toBe(one.statements);
  expect(all.statements).toBeLessThanOrEqual(8);
});

test('all about whom the same was decided share their plans, whenever they came', async () => {
  const { plans } = await counted(people);
  const shared = new Set([...plans.values()]);
  expect(plans.get(people[1]!)).toBe(plans.get(people[1_999]!));
  // Some were assigned a pattern of their own, some work without flexibility, and all others go by their unit.
  expect(shared.size).toBe(3);
  expect(JSON.stringify([...shared])).not.toContain(people[0]);
});

test('each is planned among many as alone', async () => {
  const { plans } = await counted(people);
  for (const id of [people[0]!, people[1]!, people[1_100]!]) {
    const alone = await counted([id]);
    expect(plans.get(id)).toEqual(alone.plans.get(id));
  }
});

test('somebody without a post goes by the law', async () => {
  const nobody = newId<'Person'>();
  const { plans } = await counted([nobody]);
  expect(plans.get(nobody)!.map(({ because }) => because.assignment)).toEqual(Array(31).fill(null));
});

test('working days are counted for a person and for a unit, and told where they may change', async () => {
  await house.system(office.agencyId, async ({ tx }) => {
    const year = ['2026-01-01', '2026-12-31'] as const;
    expect(await workingDaysOf(tx, people[1]!, ...year)).toEqual({ days: 240, unknownYears: [] });
    expect(await workingDaysOfUnit(tx, office.unitId, ...year)).toEqual({ days: 240, unknownYears: [] });
    expect(await nthWorkingDayOf(tx, office.unitId, '2026-06-10', 10)).toEqual({
      day: '2026-06-25',
      unknownYears: [],
    });
    expect(await nthWorkingDayOf(tx, office.unitId, '2026-12-30', 2)).toEqual({
      day: '2027-01-01',
      unknownYears: [2027],
    });
    expect((await workingDaysOf(tx, people[1]!, '2026-12-01', '2027-01-31')).unknownYears).toEqual([2027]);
  });
});
