import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assignments } from '#modules/calendar/contract/assignments.ts';
import { patterns } from '#modules/calendar/contract/patterns.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { attendanceDays } from '../contract/days.ts';
import { devices } from '../contract/devices.ts';
import { attendanceRequests } from '../contract/requests.ts';
import { reviews } from '../contract/reviews.ts';
import { ownToday } from '../contract/today.ts';
import { closeDays } from '../server/schedules/close-days.ts';
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

const [tuesday, wednesday, thursday] = ['2026-11-24', '2026-11-25', '2026-11-26'];

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  office = await attendanceOffice(house);
  await give(house, office, office.admin, office.unitId, ['calendar.manage']);
  await house.owner('insert into attendance.closed_day values ($1, $2, $3)', [
    ...[office.agencyId, '2026-11-22', house.clock.now()],
  ]);
});
afterAll(() => house.close());

/** Staff works these hours, every other day from Tuesday on. */
async function works(start: string, end: string): Promise<void> {
  const basis = { basisNumber: '800/7/2026', basisTitle: 'Jaga', decidedBy: 'Bupati', startsOn: monday };
  const shift = { start, end, breaks: [] };
  const { id } = await office.admin.call(patterns.create, {
    ...{ name: 'Jaga', ...basis },
    rule: { kind: 'rotation', anchor: tuesday, cycle: [shift, null], restsOnHolidays: false },
  });
  const personIds = [office.staff.personId];
  await office.admin.call(assignments.assign, { ...basis, personIds, patternId: id! });
}

const dayOf = async (day: string) =>
  (await office.staff.call(attendanceDays.list, { from: day, until: day })).items[0];

describe('a shift that begins at midnight', () => {
  beforeEach(() => works('00:00', '08:00'));

  test('is told before midnight to who checks in for it, and checked out of in the morning', async () => {
    const phone = await phoneOf(house, office.staff);
    const today = () => office.staff.call(ownToday.show, {});
    house.clock.set(at('19:59'));
    expect(await today()).toMatchObject({ day: { day: monday } });
    house.clock.set(at('23:50'));
    expect(await today()).toMatchObject({ next: 'in', day: { day: tuesday, status: 'awaited' } });
    await office.staff.call(checkIns.checkIn, phone.tap());
    expect(await today()).toMatchObject({ next: 'out', day: { day: tuesday, status: 'at-work' } });
    house.clock.set(at('08:05', tuesday));
    expect(await today()).toMatchObject({ next: 'out', day: { day: tuesday } });
    await office.staff.call(checkIns.checkIn, phone.tap({ direction: 'out' }));
    expect(await dayOf(tuesday)).toMatchObject({ status: 'present', minutes: { late: 0 } });
  });

  test('is reckoned anew when a check-in of the evening before arrives after it was kept', async () => {
    const phone = await phoneOf(house, office.staff);
    house.clock.set(at('23:50'));
    const { ticket } = await office.staff.call(devices.showTime, { deviceId: phone.deviceId });
    const clock = house.clock.now().getTime();
    const told = { ticket, monotonicMs: 0, phoneClock: clock, phoneClockAtTicket: clock };
    house.clock.set(at('08:05', tuesday));
    await office.staff.call(checkIns.checkIn, phone.tap({ direction: 'out' }));
    house.clock.set(at('20:00', wednesday));
    await runSchedule(house, office, closeDays);
    expect(await dayOf(tuesday)).toMatchObject({ status: 'no-check-in', closed: true });
    await office.staff.call(checkIns.bring, { items: [phone.tap(told)] });
    await house.runJobs();
    expect(await dayOf(tuesday)).toMatchObject({ checkIn: at('23:50').toISOString() });
  });

  test('takes a correction of the evening before, and none of another shift', async () => {
    house.clock.set(at('12:00', tuesday));
    const ask = (time: string, day: string) =>
      refusal(
        office.staff.call(attendanceRequests.submit, {
          content: { kind: 'correction', direction: 'in', at: at(time, day).toISOString() },
          ...{ firstDay: tuesday, lastDay: tuesday, reason: 'Lupa' },
        }),
      );
    expect(await ask('23:50', monday)).toBe('not refused');
    expect(await ask('19:59', monday)).toBe('attendance.instant-not-of-day');
    house.clock.set(at('18:00', wednesday));
    expect(await ask('17:00', wednesday)).toBe('attendance.instant-not-of-day');
  });
});

test('a day and night of work is kept when it is over, though it ends on the day after next', async () => {
  await works('18:00', '18:00');
  const kept = () =>
    house.owner('select status from attendance.day where agency_id = $1 and person_id = $2 and day = $3', [
      ...[office.agencyId, office.staff.personId, tuesday],
    ]);
  house.clock.set(at('01:59', thursday));
  await runSchedule(house, office, closeDays);
  expect(await kept()).toEqual([]);
  house.clock.set(at('02:00', thursday));
  await runSchedule(house, office, closeDays);
  expect(await kept()).toEqual([{ status: 'absent' }]);
});

test('a check-in that is settled on a day long ago has two days reckoned anew, and none in between', async () => {
  const phone = await phoneOf(house, office.staff);
  house.clock.set(at('12:00'));
  const { items } = await office.staff.call(checkIns.bring, {
    items: [phone.tap({ position: jittered(elsewhere) })],
  });
  await office.head.call(reviews.decide, {
    ...{ checkInId: items[0]!.id, decision: 'accept' },
    settledAt: at('07:30', '1999-11-23').toISOString(),
  });
  const asked = await house.owner(
    `select j.payload -> 'payload' ->> 'from' as from, j.payload -> 'payload' ->> 'until' as until
     from graphile_worker._private_jobs j where (j.payload -> 'payload' -> 'personIds')::text like '%' || $1 || '%' order by 1, 2`,
    [office.staff.personId],
  );
  expect(asked).toEqual([
    { from: '1999-11-22', until: '1999-11-24' },
    { from: '2026-11-22', until: '2026-11-24' },
    // It arrived late.
    { from: '2026-11-22', until: '2026-11-24' },
  ]);
});
