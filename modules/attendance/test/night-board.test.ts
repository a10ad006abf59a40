import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignments } from '#modules/calendar/contract/assignments.ts';
import { patterns } from '#modules/calendar/contract/patterns.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { recaps } from '../contract/recaps.ts';
import { at, attendanceOffice, give, monday, phoneOf } from './attendance-office.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const tuesday = '2026-11-24';

test('after midnight the board shows the shift that began the day before, until its hours are over', async () => {
  const office = await attendanceOffice(house);
  const { admin, staff, deptId: unitId } = office;
  await give(house, office, admin, office.unitId, ['attendance.view-unit', 'calendar.manage']);
  const basis = {
    basisNumber: '800/7/2026',
    basisTitle: 'Jaga malam',
    decidedBy: 'Bupati',
    startsOn: monday,
  };
  const night = { start: '22:00', end: '06:00', breaks: [] };
  const { id } = await admin.call(patterns.create, {
    ...{ name: 'Malam', ...basis },
    rule: { kind: 'rotation', anchor: monday, cycle: [night, null], restsOnHolidays: false },
  });
  const people = { personIds: [staff.personId] };
  await admin.call(assignments.assign, { ...basis, ...people, patternId: id! });
  const phone = await phoneOf(house, staff);
  const groupAt = async (time: string, day: string) => {
    house.clock.set(at(time, day));
    const { items } = await admin.call(recaps.board, { unitId, size: 100 });
    return items.find((one) => one.person.id === staff.personId)?.group;
  };
  expect(await groupAt('21:00', monday)).toBe('awaited');
  house.clock.set(at('21:50'));
  await staff.call(checkIns.checkIn, phone.tap());
  expect(await groupAt('23:30', monday)).toBe('present');
  expect(await groupAt('00:30', tuesday)).toBe('present');
  expect(await groupAt('05:59', tuesday)).toBe('present');
  // The day itself is one off.
  expect(await groupAt('06:00', tuesday)).toBe('off');
});
