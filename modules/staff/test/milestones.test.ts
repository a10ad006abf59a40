import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#core/db/tx.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { entries } from '../contract/entries.ts';
import { milestones } from '../contract/milestones.ts';
import type { EntryId } from '../contract/terms.ts';
import { remindMilestones } from '../server/schedules/remind-milestones.ts';
import { grade, refusal, runSchedule, staffOffice } from './staff-office.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;
let ofStaff: EntryId;

const add = (who: Official, startsOn: string) =>
  office.admin.call(entries.add, { personId: who.personId, ...grade(startsOn, '31') });

beforeAll(async () => {
  house = await testHouse();
  office = await staffOffice(house);
  other = await staffOffice(house);
  ofStaff = (await add(office.staff, '2025-03-01')).id;
  await add(office.division, '2025-02-01');
  // Of the secretariat, which the head of the department does not keep.
  await add(office.registry, '2025-01-15');
});
afterAll(() => house.close());

type Asked = Parameters<typeof listed>[1];
const listed = async (
  { call }: Official,
  asked: { what?: 'salary-increase'; unitId?: SmallOffice['unitId']; from?: string; until?: string } = {},
) =>
  (await call(milestones.list, { size: 100, ...asked })).items.map(
    ({ person, what, day }) => `${day} ${what} ${person.name}`,
  );
const salary = (who: Official, asked: Asked = {}) => listed(who, { what: 'salary-increase', ...asked });

test('what comes is listed by day, for whose files may be seen', async () => {
  const { admin, head, division } = office;
  expect(await salary(admin)).toEqual([
    '2027-01-15 salary-increase Tata Usaha Uji',
    '2027-02-01 salary-increase Kepala Bidang Uji',
    '2027-03-01 salary-increase Staf Uji',
  ]);
  expect(await salary(head)).toEqual([
    '2027-02-01 salary-increase Kepala Bidang Uji',
    '2027-03-01 salary-increase Staf Uji',
  ]);
  expect(await refusal(salary(division))).toBe('core.forbidden');
  expect(await listed(other.admin)).toEqual([]);
});

test('is filtered by kind, unit and days, and says why with its article', async () => {
  const { admin, head } = office;
  expect(await salary(admin, { unitId: office.deptId, until: '2027-02-28' })).toEqual([
    '2027-02-01 salary-increase Kepala Bidang Uji',
  ]);
  expect(await salary(admin, { from: '2027-02-02' })).toEqual(['2027-03-01 salary-increase Staf Uji']);
  // A unit above the own one shows no more than one may see.
  expect(await salary(head, { unitId: office.unitId })).toEqual(await salary(head));
  const [first] = (await admin.call(milestones.list, { what: 'salary-increase' })).items;
  expect(first).toMatchObject({
    unitName: 'Sekretariat Daerah',
    why: ['service-of-decree', 'performance-unknown'],
    basis: ['PP 7/1977 Pasal 11 jo. PP 5/2024'],
  });
});

test('is read page by page, each line once', async () => {
  const { admin } = office;
  const read: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await admin.call(milestones.list, { size: 1, ...(cursor ? { cursor } : {}) });
    read.push(...page.items.map(({ person, what, day }) => `${day} ${what} ${person.name}`));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(read).toEqual(await listed(admin));
  expect(new Set(read).size).toBe(read.length);
  const foreign = admin.call(milestones.list, { cursor: 'WyJ4Il0' });
  expect(await refusal(foreign)).toBe('core.invalid-input');
});

test('follows each entry at once, and the day on which nothing is entered', async () => {
  const { admin, staff } = office;
  const right = { ...grade('2025-04-01', '31'), reason: 'Salah bulan' };
  await admin.call(entries.correct, { personId: staff.personId, entryId: ofStaff, ...right });
  expect(await salary(admin, { from: '2027-03-01' })).toEqual(['2027-04-01 salary-increase Staf Uji']);
  house.clock.set('2027-04-02T00:10:00Z');
  await runSchedule(house, office, remindMilestones);
  // Every step of the scale lies two years behind the one before.
  expect(await salary(admin)).toEqual([
    '2029-01-15 salary-increase Tata Usaha Uji',
    '2029-02-01 salary-increase Kepala Bidang Uji',
    '2029-04-01 salary-increase Staf Uji',
  ]);
  const content = { kind: 'legal-status' as const, details: { status: 'retired' as const } };
  await admin.call(entries.add, { personId: staff.personId, content, startsOn: '2027-04-01' });
  expect((await listed(admin)).filter((line) => line.includes('Staf Uji'))).toEqual([]);
});

test('leaves as a sheet, filtered as the list', async () => {
  const sheet = async ({ token }: Official, format: string) =>
    house.server.inject({
      url: `/api/staff/milestones/sheet?format=${format}&what=salary-increase`,
      headers: { authorization: `Bearer ${token}` },
    });
  const csv = await sheet(office.head, 'csv');
  const [heading, ...lines] = csv.body.replace('\uFEFF', '').trim().split(/\r\n/);
  expect(heading).toContain('Tanggal;Jenis;Nama;NIP;Unit kerja');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^2029-02-01;Kenaikan gaji berkala;Kepala Bidang Uji;'?\d{18};Dinas Kominfo;Tidak;/,
  );
  expect((await sheet(office.admin, 'xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
  expect((await sheet(office.staff, 'csv')).statusCode).toBe(403);
});

test('another agency sees none of it in the table either', async () => {
  const count = 'select count(*)::int as n from staff.milestone';
  const [seen] = await transact(
    house.house.appPool,
    { agency: other.agencyId, person: other.admin.personId, posts: [other.admin.postId] },
    'read',
    (tx) => tx.rows<{ n: number }>(count),
  );
  expect(seen).toEqual({ n: 0 });
  expect((await house.owner<{ n: number }>(count, []))[0]!.n).toBeGreaterThan(0);
});
