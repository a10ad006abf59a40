import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { entries } from '../contract/entries.ts';
import { leadTimes } from '../contract/lead-times.ts';
import type { EntryId } from '../contract/terms.ts';
import { remindMilestones } from '../server/schedules/remind-milestones.ts';
import { child, grade, refusal, runSchedule, staffOffice } from './staff-office.ts';

let house: TestHouse;
let office: SmallOffice;
let wrong: EntryId;

beforeAll(async () => {
  house = await testHouse();
  office = await staffOffice(house);
  const { admin, staff } = office;
  // Two years in the grade on 1 March 2027.
  wrong = (await admin.call(entries.add, { personId: staff.personId, ...grade('2025-03-01', '31') })).id;
  await admin.call(entries.add, { personId: staff.personId, ...child('Ananda') });
});
afterAll(() => house.close());

const remindAt = async (instant: string) => {
  house.clock.set(instant);
  await runSchedule(house, office, remindMilestones);
};
const told = async () =>
  (
    await house.owner<{ type: string; day: string }>(
      `select type, payload ->> 'day' as day from core.event where type like 'staff-milestone.%' and agency_id = $1 order by id`,
      [office.agencyId],
    )
  ).map(({ type, day }) => `${type} ${day}`);
const noticesOf = async ({ call }: Official) =>
  (await call(notifications.list, { size: 100 })).items
    .filter(({ type }) => type.startsWith('staff-milestone.'))
    .map(({ title, sentence, subject, link }) => ({ title, sentence, subject, link }));

test('a milestone is told when its lead time begins, in the morning of the office, and once', async () => {
  await remindAt('2026-11-30T00:10:00Z');
  expect(await told()).toEqual([]);
  // Three in the morning is no time to tell anybody.
  await remindAt('2026-11-30T20:10:00Z');
  expect(await told()).toEqual([]);
  await remindAt('2026-12-01T00:10:00Z');
  expect(await told()).toEqual(['staff-milestone.salary-increase-near 2027-03-01']);
  await remindAt('2026-12-01T06:10:00Z');
  await remindAt('2026-12-02T00:10:00Z');
  expect(await told()).toHaveLength(1);
});

test('the employee is told of it themselves, personnel by name, and nobody else', async () => {
  await house.runJobs();
  const { staff, head, admin, division } = office;
  const common = {
    title: 'Kenaikan gaji berkala mendekat',
    sentence: 'Kenaikan gaji berkala jatuh pada 1 Maret 2027',
  };
  expect(await noticesOf(staff)).toEqual([
    { ...common, subject: null, link: { kind: 'own-file', id: staff.personId } },
  ]);
  for (const keeper of [head, admin])
    expect(await noticesOf(keeper)).toEqual([
      { ...common, subject: 'Staf Uji', link: { kind: 'staff-file', id: staff.personId } },
    ]);
  expect(await noticesOf(division)).toEqual([]);
});

test('a day that a correction moves is told anew', async () => {
  const { admin, staff } = office;
  house.clock.set('2026-12-03T00:00:00Z');
  const right = { ...grade('2025-02-01', '31'), reason: 'Salah bulan' };
  await admin.call(entries.correct, { personId: staff.personId, entryId: wrong, ...right });
  await remindAt('2026-12-03T00:10:00Z');
  expect(await told()).toEqual([
    'staff-milestone.salary-increase-near 2027-03-01',
    'staff-milestone.salary-increase-near 2027-02-01',
  ]);
});

test('the agency says how long before, for all who keep its files, and nobody below', async () => {
  const { admin, head, division } = office;
  const usual = { 'salary-increase': 3, promotion: 4, retirement: 15, 'contract-end': 8 };
  expect(await head.call(leadTimes.show, {})).toEqual({
    ...{ months: usual, usual, setAt: null, can: { set: false } },
  });
  const months = { ...usual, 'salary-increase': 5 };
  expect(await refusal(head.call(leadTimes.set, months))).toBe('core.not-found');
  expect(await refusal(division.call(leadTimes.set, months))).toBe('core.forbidden');
  await admin.call(entries.add, { personId: head.personId, ...grade('2025-05-01', '31') });
  const before = await told();
  await remindAt('2026-12-03T06:10:00Z');
  expect(await told()).toEqual(before);
  expect((await admin.call(leadTimes.set, months)).months).toEqual(months);
  await remindAt('2026-12-04T00:10:00Z');
  expect(await told()).toEqual([...before, 'staff-milestone.salary-increase-near 2027-05-01']);
});

test('who has left is reminded of nothing', async () => {
  const { admin, division } = office;
  const { personId } = division;
  await admin.call(entries.add, { personId, ...grade('2025-03-01', '31') });
  const content = { kind: 'legal-status' as const, details: { status: 'retired' as const } };
  await admin.call(entries.add, { personId, content, startsOn: '2026-06-01' });
  const before = (await told()).length;
  await remindAt('2026-12-05T00:10:00Z');
  expect(await told()).toHaveLength(before);
});

test('the worker reads what it needs and nothing of decrees, proofs or the private part', async () => {
  const asWorker = (text: string) =>
    transact(house.house.workerPool, { agency: office.agencyId }, 'write', (tx) =>
      tx.rows<{ kind: string }>(text),
    );
  const kinds = await asWorker('select distinct kind from staff.entry order by kind');
  expect(kinds.map(({ kind }) => kind)).toEqual(['grade', 'legal-status']);
  for (const column of ['decree_number', 'details_sealed', 'file_id', 'entered_by'])
    await expect(asWorker(`select ${column} from staff.entry`)).rejects.toThrow(/permission denied/);
  for (const table of ['reading', 'request', 'proposal'])
    await expect(asWorker(`select 1 from staff.${table}`)).rejects.toThrow(/permission denied/);
  await expect(asWorker('update staff.reminder set told_at = now()')).rejects.toThrow(/permission denied/);
});
