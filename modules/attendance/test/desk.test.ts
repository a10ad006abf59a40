import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonId } from '#core/contract/ids.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { attendanceDays } from '../contract/days.ts';
import { deskCounters } from '../contract/desk-counters.ts';
import { listSeenUnits } from '../contract/recaps.ts';
import { attendanceRequests } from '../contract/requests.ts';
import { reviews } from '../contract/reviews.ts';
import type { CheckInId } from '../contract/terms.ts';
import { listWarnings } from '../contract/warnings.ts';
import { warnDiscipline } from '../server/schedules/warn-discipline.ts';
import {
  type AttendanceOffice,
  at,
  attendanceOffice,
  elsewhere,
  give,
  jittered,
  monday,
  phoneOf,
  refusal,
  runSchedule,
} from './attendance-office.ts';

let house: TestHouse;
let office: AttendanceOffice;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  office = await attendanceOffice(house);
  house.clock.set(at('07:20'));
});
afterAll(() => house.close());

type Who = 'staff' | 'division';

/** A check-in five kilometres away. */
async function doubtful(who: Who): Promise<CheckInId> {
  const phone = await phoneOf(house, office[who]);
  const tap = phone.tap({ position: jittered(elsewhere) });
  return (await office[who].call(checkIns.checkIn, tap)).checkIn.id;
}

async function ask(who: Who): Promise<void> {
  const content = { kind: 'remote' as const, mode: 'home' as const };
  const days = { firstDay: monday, lastDay: monday };
  await office[who].call(attendanceRequests.submit, { content, ...days, reason: 'Menyusun laporan' });
}

const counted = (who: 'staff' | 'head' | 'division' | 'admin') => office[who].call(deskCounters, {});

test('a superior is told how much waits, and nobody what does not wait for them', async () => {
  const id = await doubtful('staff');
  await doubtful('division');
  await ask('staff');
  expect(await counted('head')).toEqual({ checkIns: 2, appeals: 0, requests: 1, waiting: 3 });
  // About oneself and one's superior nobody decides.
  expect(await counted('division')).toMatchObject({ checkIns: 1, requests: 1 });
  expect(await counted('staff')).toEqual({ checkIns: 0, appeals: 0, requests: 0, waiting: 0 });
  await office.head.call(reviews.decide, { checkInId: id, decision: 'refuse', reason: 'Di luar' });
  await office.staff.call(reviews.appeal, { checkInId: id, reason: 'GPS salah' });
  expect(await counted('head')).toMatchObject({ checkIns: 1, appeals: 0 });
  expect(await counted('admin')).toMatchObject({ checkIns: 1, appeals: 1 });
});

test('what waits is read of one person alone, and of nobody about whom one may not decide', async () => {
  const [staff, division] = [await doubtful('staff'), await doubtful('division')];
  await ask('staff');
  const read = async (personId: PersonId) => {
    const { items } = await office.head.call(reviews.list, { personId });
    const requests = await office.head.call(attendanceRequests.list, { personId });
    return [items.map(({ checkIn }) => checkIn.id), requests.items.length];
  };
  expect(await read(office.staff.personId)).toEqual([[staff], 1]);
  expect(await read(office.division.personId)).toEqual([[division], 0]);
  expect(await read(office.head.personId)).toEqual([[], 0]);
  const other = await attendanceOffice(house);
  const { items } = await other.head.call(reviews.list, { personId: office.staff.personId });
  expect(items).toEqual([]);
});

test('warnings of the year are read by who decides, the furthest of each count', async () => {
  const { personId } = office.staff;
  await house.owner(
    `insert into attendance.day (agency_id, person_id, day, unit_id, kind, status, worked, credited, excused, late, early, absent,
       unproven, extra, absent_halves, deduction, awaits, why, closed, reckoned_at)
     select $1, $2, '2026-11-03'::date + n, $3, 'work', 'absent', 0, 0, 0, 0, 0, 450, 0, 0, 2, 500, 0, '[]', true, now()
     from generate_series(0, 3) n`,
    [office.agencyId, personId, office.deptId],
  );
  house.clock.set(at('09:00'));
  await runSchedule(house, office, warnDiscipline);
  const { items } = await office.head.call(listWarnings, {});
  const inYear = items.filter(({ counted: by }) => by === 'in-year');
  expect(inYear).toMatchObject([{ person: { id: personId }, days: 4 }]);
  expect(inYear[0]!.threshold).toBeGreaterThanOrEqual(4);
  expect((await office.head.call(listWarnings, { personId: office.division.personId })).items).toEqual([]);
  expect(await refusal(office.staff.call(listWarnings, {}))).toBe('core.forbidden');
  const other = await attendanceOffice(house);
  expect((await other.head.call(listWarnings, {})).items).toEqual([]);
});

test('a superior who is stood in for stays one: nobody below reads about them', async () => {
  const { agencyId, head, division, secretary } = office;
  await doubtful('staff');
  const phone = await phoneOf(house, head);
  await head.call(checkIns.checkIn, phone.tap({ position: jittered(elsewhere) }));
  const seen = async () =>
    (await division.call(reviews.list, {})).items.map(({ person }) => person.id as string);
  expect(await seen()).toEqual([office.staff.personId]);
  await house.owner(
    `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at, ends_at)
     values ($1, gen_random_uuid(), $2, $3, 'plh', '2026-11-20', '2026-12-20')`,
    [agencyId, head.postId, secretary.personId],
  );
  expect(await seen()).toEqual([office.staff.personId]);
});

test('the units that one sees are the topmost ones', async () => {
  const { items } = await office.head.call(listSeenUnits, {});
  expect(items).toMatchObject([{ id: office.deptId }]);
  await give(house, office, office.head, office.unitId, ['attendance.view-unit']);
  const above = await office.head.call(listSeenUnits, {});
  expect(above.items).toMatchObject([{ id: office.unitId }]);
  expect(await refusal(office.staff.call(listSeenUnits, {}))).toBe('core.forbidden');
});

test('days say whose they are, and whether they are the own ones', async () => {
  const asked = { from: monday, until: monday };
  const own = await office.staff.call(attendanceDays.list, asked);
  const seen = await office.head.call(attendanceDays.list, { ...asked, personId: office.staff.personId });
  expect([own.own, seen.own]).toEqual([true, false]);
  expect(seen.name).toBe(own.name);
  expect(own.name).not.toBe('');
});
