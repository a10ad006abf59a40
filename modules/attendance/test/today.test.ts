import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { attendanceSettings } from '../contract/settings.ts';
import { ownToday } from '../contract/today.ts';
import { type AttendanceOffice, at, attendanceOffice, monday, phoneOf } from './attendance-office.ts';

let house: TestHouse;
let office: AttendanceOffice;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  office = await attendanceOffice(house);
});
afterAll(() => house.close());

const today = () => office.staff.call(ownToday.show, {});

test('the page of check-ins hears the hours of today, what was checked, what is next and where, by the clock of the server', async () => {
  house.clock.set(at('07:21'));
  expect(await today()).toMatchObject({
    ...{ at: at('07:21').getTime(), next: 'in', elsewhere: false },
    day: { day: monday, status: 'awaited', checkIn: null },
    hours: { from: at('07:30').getTime(), to: at('16:00').getTime() },
    places: [{ id: office.placeId }],
    asks: { entranceCode: false, photo: false, pointDays: 30 },
  });
  const phone = await phoneOf(house, office.staff);
  await office.staff.call(checkIns.checkIn, phone.tap());
  expect(await today()).toMatchObject({ next: 'out', day: { checkIn: at('07:21').toISOString() } });
  house.clock.set(at('16:05'));
  await office.staff.call(checkIns.checkIn, phone.tap({ direction: 'out' }));
  expect(await today()).toMatchObject({ next: 'out', day: { status: 'present', closed: false } });
  // A new day begins with a check-in, whatever became of the one before.
  house.clock.set(at('06:00', '2026-11-24'));
  expect(await today()).toMatchObject({ next: 'in', day: { day: '2026-11-24', checkIn: null } });
});

test('what the agency asks for is told from the day on which it holds', async () => {
  house.clock.set(at('07:21'));
  await office.admin.call(attendanceSettings.decide, {
    ...{
      startsOn: '2026-11-24',
      entranceCode: 'asked',
      photo: 'asked',
      photoDays: 3,
      basis: 'Perbup 9/2026',
    },
  });
  expect((await today()).asks).toMatchObject({ entranceCode: false, photo: false });
  house.clock.set(at('07:21', '2026-11-24'));
  expect((await today()).asks).toMatchObject({ entranceCode: true, photo: true, photoDays: 3 });
});

test('who keeps no hours is told none, and nothing is awaited of them', async () => {
  await house.owner(`update organization.person set kind = 'other' where id = $1`, [office.staff.personId]);
  house.clock.set(at('07:21'));
  expect(await today()).toMatchObject({ keepsHours: false, day: null, hours: null });
});
