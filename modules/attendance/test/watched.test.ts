import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import { monitor } from '#modules/ledger/server/check/monitor.ts';
import { workAt } from '#modules/ledger/test/ledger-house.ts';
import { factKeys, untold } from '#modules/ledger/test/named-facts.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { reviews } from '../contract/reviews.ts';
import type { CheckInId } from '../contract/terms.ts';
import { watchedCheckIns } from '../server/attendance.api.ts';
import { at, attendanceOffice, elsewhere, jittered, phoneOf } from './attendance-office.ts';

let house: TestHouse;
let work: ReturnType<typeof workAt>;
let plain: CheckInId;
let settled: CheckInId;

beforeAll(async () => {
  house = await testHouse();
  const office = await attendanceOffice(house);
  work = workAt(house, office);
  const phone = await phoneOf(house, office.staff);
  house.clock.set(at('07:20'));
  plain = (await office.staff.call(checkIns.checkIn, phone.tap({}))).checkIn.id;
  house.clock.set(at('16:10'));
  const away = phone.tap({ direction: 'out', position: jittered(elsewhere) });
  settled = (await office.staff.call(checkIns.checkIn, away)).checkIn.id;
  await work.sequence();
  // Decided after the check-in had its leaf: the decision has one of its own.
  const decision = { checkInId: settled, decision: 'refuse', reason: 'Tidak di kantor' } as const;
  await office.head.call(reviews.decide, decision);
  await work.sequence();
  await work.publish();
}, 60_000);
afterAll(() => house.close());

const seen = async () =>
  (await monitor(work.ctx, work.tiles, 0, { watched: watchedRows })).findings.map(
    ({ invariant, finding, record }) => `${invariant} ${finding}: ${record}`,
  );

/** Behind the application and behind the triggers: as who owns the machine. */
const behind = (statement: string) =>
  house.owner(`begin; set local session_replication_role = replica; ${statement}; commit`);

test('check-ins are not suspected while they say what their events settled, also once somebody decided', async () => {
  expect(await seen()).toEqual([]);
});

test.each([
  ['arrived_at', 'arrived_at', "arrived_at + interval '1 minute'", () => plain],
  ['time_by', 'time_by', "'person'", () => plain],
  ['counts_at', 'counts_at', "counts_at - interval '20 minutes', earliest_at = null", () => plain],
  ['person', 'person_id', 'gen_random_uuid()', () => plain],
  ['statement', 'verdict', "'uncertain'", () => plain],
  ['accepted', 'standing', "'counts'", () => settled],
])(
  'a check-in is named when its %s is altered behind the application',
  async (fact, column, other, which) => {
    await behind(`create table public.kept as select * from attendance.check_in where id = '${which()}';
    update attendance.check_in set ${column} = ${other} where id = '${which()}'`);
    expect(await seen()).toEqual([`I10 row-changed: attendance ${which()} ${fact}`]);
    await behind(`update attendance.check_in c set ${column} = k.${column}, earliest_at = k.earliest_at from public.kept k where c.id = k.id;
    drop table public.kept`);
    expect(await seen()).toEqual([]);
  },
);

test('one that is gone is missed, and one that nobody made is told', async () => {
  await behind(`create table public.kept as select * from attendance.check_in where id = '${settled}';
    delete from attendance.check_in where id = '${settled}'`);
  expect(await seen()).toEqual([`I10 row-missing: attendance ${settled}`]);
  await behind('insert into attendance.check_in select * from public.kept; drop table public.kept');
  expect(await seen()).toEqual([]);
  const slipped = '01ffffff-0000-7000-8000-000000000001';
  await behind(`insert into attendance.check_in select (jsonb_populate_record(c, jsonb_build_object('id', '${slipped}'))).*
    from attendance.check_in c where c.id = '${plain}'`);
  expect(await seen()).toEqual([`I10 row-without-event: attendance ${slipped}`]);
});

test('what is found is told in both languages', async () => {
  const keys = await factKeys(work.ctx, watchedCheckIns);
  expect(keys.length).toBeGreaterThan(5);
  expect(untold([...keys, 'ledger.thing.attendance'])).toEqual([]);
});
