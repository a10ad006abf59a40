import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { type Tx, transact } from '#core/db/tx.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { entries } from '../contract/entries.ts';
import { child, grade, staffOffice } from './staff-office.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  [office, other] = [await staffOffice(house), await staffOffice(house)];
  const { admin, staff } = office;
  await admin.call(entries.add, { personId: staff.personId, ...grade('2024-04-01', '31') });
  await admin.call(entries.add, { personId: staff.personId, ...child('Ananda') });
});
afterAll(() => house.close());

/** Work as the web server's role for somebody with their post; undone afterwards. */
async function tried<T>(
  of: SmallOffice,
  who: Official,
  work: (tx: Tx) => Promise<T>,
): Promise<T | 'refused'> {
  const undone = new Error('undone');
  let result: T | undefined;
  const settings = { agency: of.agencyId, person: who.personId, posts: [who.postId] };
  try {
    await transact(house.house.appPool, settings, 'write', async (tx) => {
      result = await work(tx);
      throw undone;
    });
  } catch (error) {
    if (error !== undone) return 'refused';
  }
  return result as T;
}

const count = async (tx: Tx, condition: string) =>
  (await tx.rows<{ n: number }>(`select count(*)::int as n from staff.entry where ${condition}`))[0]!.n;

/** Each wall of the database, how it is tried, and a hole through which the trial must come. */
const walls = [
  {
    name: 'nobody makes an entry in the own file',
    attempt: () =>
      tried(office, office.admin, async (tx) => {
        await tx.rows(
          `insert into staff.entry (agency_id, id, person_id, kind, starts_on, details, entered_by, entered_at)
           values ($1, $2, $3, 'award', '2020-01-01', '{}', $3, now())`,
          [office.agencyId, newId(), office.admin.personId],
        );
        return 'entered';
      }),
    refusal: 'refused',
    hole: [
      'alter table staff.entry drop constraint entry_by_another',
      'alter policy own_hand on staff.entry with check (true)',
    ],
    mended: [
      'alter table staff.entry add constraint entry_by_another check (entered_by <> person_id)',
      `alter policy own_hand on staff.entry
         with check (entered_by = core.person_id() and staff.may_keep(person_id, staff.is_private(kind)))`,
    ],
    through: 'entered',
  },
  {
    name: 'the private part opens with a written reading only',
    attempt: () => tried(office, office.admin, (tx) => count(tx, `kind = 'family'`)),
    refusal: 0,
    hole: [
      `alter policy private on staff.entry
         using (not staff.is_private(kind) or staff.holds_on('staff.view-private', person_id))`,
    ],
    mended: [
      'alter policy private on staff.entry using (not staff.is_private(kind) or staff.reads_private(person_id))',
    ],
    through: 1,
  },
  {
    name: 'a correction never overwrites',
    attempt: () =>
      tried(office, office.admin, async (tx) => {
        await tx.rows(`update staff.entry set starts_on = '2025-01-01' where kind = 'grade'`);
        return count(tx, `starts_on = '2025-01-01'`);
      }),
    refusal: 'refused',
    hole: ['grant update on staff.entry to pendopo_app', 'alter table staff.entry disable trigger stays'],
    mended: ['revoke update on staff.entry from pendopo_app', 'alter table staff.entry enable trigger stays'],
    through: 1,
  },
  {
    name: 'another agency sees nothing of a file',
    attempt: () => tried(other, other.admin, (tx) => count(tx, `kind = 'grade'`)),
    refusal: 0,
    hole: ['alter policy agency on staff.entry using (true)'],
    mended: ['alter policy agency on staff.entry using (agency_id = core.agency_id())'],
    through: 1,
  },
] as const;

test.each(walls)(
  '$name, and a hole in that wall is noticed',
  async ({ attempt, refusal, hole, mended, through }) => {
    expect(await attempt()).toBe(refusal);
    for (const statement of hole) await house.owner(statement);
    try {
      expect(await attempt()).toBe(through);
    } finally {
      for (const statement of mended) await house.owner(statement);
    }
    expect(await attempt()).toBe(refusal);
  },
);

test('a grant alone does not let anybody change an entry', async () => {
  await house.owner('grant update on staff.entry to pendopo_app');
  const attempt = await tried(office, office.admin, (tx) =>
    tx.rows(`update staff.entry set starts_on = '2025-01-01'`),
  );
  await house.owner('revoke update on staff.entry from pendopo_app');
  expect(attempt).toBe('refused');
});
