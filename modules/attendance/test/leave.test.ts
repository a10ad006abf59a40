import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { requests } from '#modules/leave/contract/requests.ts';
import { granted, leaveOffice } from '#modules/leave/test/leave-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { attendanceDays } from '../contract/days.ts';
import { at } from './attendance-office.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

test('leave that was granted covers its days, and no more when it is cancelled', async () => {
  const office = await leaveOffice(house);
  const { staff, admin, agencyId } = office;
  await house.owner(
    `insert into attendance.settings (agency_id, id, starts_on, entrance_code, photo, photo_days, point_days, basis, recorded_by, recorded_at)
     values ($1, gen_random_uuid(), '2026-11-01', 'not-asked', 'never', 7, 30, 'Perbup 7/2026', $2, now())`,
    [agencyId, admin.personId],
  );
  const statusOn = async (day: string) => {
    house.clock.set(at('09:00', day));
    const { items } = await staff.call(attendanceDays.list, { from: day, until: day });
    return items[0]!.status;
  };
  const { id: requestId } = await granted(office, staff, { first: '2026-12-07', last: '2026-12-08' });
  await house.runJobs();
  const marks = () =>
    house.owner<{ mark: object }>(
      `select mark from attendance.mark where agency_id = $1 and ended_at is null`,
      [agencyId],
    );
  // Which kind of leave it is stays with the leave.
  expect(await marks()).toEqual([{ mark: { kind: 'leave', part: 'whole', reference: requestId } }]);
  await staff.call(requests.takeStep, { requestId, step: { act: 'cancel' } });
  await house.runJobs();
  expect(await marks()).toEqual([]);
  const again = await granted(office, staff, { first: '2026-12-07', last: '2026-12-08' });
  await house.runJobs();
  expect(again.state).toBe('granted');
  expect(await statusOn('2026-12-07')).toBe('leave');
  expect(await statusOn('2026-12-09')).toBe('awaited');
});

test('leave of some hours covers what is missing of its day, and no more', async () => {
  const office = await leaveOffice(house);
  const { staff, agencyId } = office;
  await house.owner(
    `insert into leave.settings (agency_id, id, contents, set_by, set_at) values ($1, $2, '{"recordSince":2026,"hours":true}', $3, now())`,
    [agencyId, newId(), office.admin.personId],
  );
  const day = '2026-12-10';
  const { id: reference } = await granted(office, staff, { first: day, last: day, hours: 2 });
  await house.runJobs();
  const marks = await house.owner<{ mark: object }>('select mark from attendance.mark where agency_id = $1', [
    agencyId,
  ]);
  expect(marks).toEqual([{ mark: { kind: 'leave', part: { minutes: 120 }, reference } }]);
});
