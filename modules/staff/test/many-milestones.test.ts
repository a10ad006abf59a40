import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { milestonesAfter } from '../server/milestones.queries.ts';
import { beginningOf } from '../server/rules/milestone-place.ts';
import { staffOffice } from './staff-office.ts';

let house: TestHouse;
let office: SmallOffice;
const people = Array.from({ length: 5_000 }, () => newId<'Person'>());

/** Three milestones each for five thousand people, over some ten years. */
beforeAll(async () => {
  house = await testHouse();
  office = await staffOffice(house);
  await house.owner(
    `insert into organization.person (agency_id, id, name, kind) select $1, id, 'Pegawai', 'other' from unnest($2::uuid[]) id`,
    [office.agencyId, people],
  );
  await house.owner(
    `insert into staff.milestone (agency_id, person_id, what, day, held_back, why, basis)
     select $1, id, what, date '2027-01-01' + ((at * 7 + extra) % 3650)::int, false, '{}', '{}'
     from unnest($2::uuid[]) with ordinality as p(id, at)
     cross join (values ('salary-increase', 0), ('promotion', 900), ('retirement', 2400)) as k(what, extra)`,
    [office.agencyId, people],
  );
  await house.owner('analyze staff.milestone');
}, 120_000);
afterAll(() => house.close());

interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** The plan of the question as the database carries it out. */
async function planOf(
  tx: Tx,
  ...question: Parameters<typeof milestonesAfter> extends [Tx, ...infer R] ? R : never
) {
  const asked = vi.spyOn(tx.client, 'query');
  await milestonesAfter(tx, ...question);
  const { text, values } = asked.mock.calls.at(-1)![0] as unknown as { text: string; values: unknown[] };
  asked.mockRestore();
  const { rows } = await tx.client.query(`explain (analyze, format json) ${text}`, values);
  const nodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
  return nodes((rows[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan);
}

/** The one place where the plan reads milestones, and how many rows it looks at there. */
function reading(plan: readonly PlanNode[]) {
  const reads = plan.filter((node) => node['Node Type'].includes('Scan'));
  return {
    by: reads.map((node) => node['Index Name']),
    rows: reads.reduce((sum, node) => sum + node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0), 0),
    sorts: plan.some((node) => node['Node Type'].includes('Sort')),
  };
}

const asked = { what: null, personIds: null, until: null };

test.each(['2020-01-01', '2031-06-01'])(
  'a page from %s on reads by its index no more than it shows',
  async (day) => {
    const plan = await house.system(office.agencyId, ({ tx }) =>
      planOf(tx, { ...asked, after: beginningOf(day) }, 51),
    );
    expect(reading(plan)).toEqual({ by: ['milestone_day'], rows: 51, sorts: false });
  },
);

test('a page of the people of a unit passes over others and sorts nothing', async () => {
  const personIds = people.filter((_, at) => at % 5 === 0);
  const plan = await house.system(office.agencyId, ({ tx }) =>
    planOf(tx, { ...asked, personIds, after: beginningOf('2020-01-01') }, 51),
  );
  const { by, rows, sorts } = reading(plan);
  expect([by, sorts]).toEqual([['milestone_day'], false]);
  expect(rows).toBeLessThan(1_000);
});
