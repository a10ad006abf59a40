import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { places } from '../contract/place-operations.ts';
import { attendanceSettings } from '../contract/settings.ts';
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
} from './attendance-office.ts';

let house: TestHouse;
let office: AttendanceOffice;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  office = await attendanceOffice(house);
});
afterAll(() => house.close());

const circle = (latitude: number, radiusM = 100) => ({
  ...{ kind: 'circle' as const, radiusM },
  centre: { latitude, longitude: elsewhere.longitude },
});
const far = () => ({ shape: circle(elsewhere.latitude), startsOn: monday });
const verdictAt = async (position: typeof elsewhere) => {
  const phone = await phoneOf(house, office.staff);
  const tap = phone.tap({ position: jittered(position) });
  return (await office.staff.call(checkIns.checkIn, tap)).checkIn.verdict;
};

describe('a place', () => {
  test('is one where a person of a unit may check in, from a day to a day', async () => {
    const { call } = office.admin;
    const { id } = await call(places.create, { unitId: office.deptId, name: 'Gudang', ...far() });
    expect(await verdictAt(elsewhere)).toBe('out');
    const made = await call(places.allow, {
      ...{ placeId: id, unitId: office.deptId, startsOn: monday, lastDay: '2026-11-24' },
    });
    expect(await verdictAt(elsewhere)).toBe('in');
    const { items } = await office.staff.call(places.listOwn, {});
    expect(items.map(({ name }) => name)).toContain('Gudang');
    house.clock.set(at('07:20', '2026-11-25'));
    expect(await verdictAt(elsewhere)).toBe('out');
    expect(made.uses).toMatchObject([{ unit: { id: office.deptId }, lastDay: '2026-11-24' }]);
  });

  test('of a single person is theirs alone', async () => {
    const { call } = office.admin;
    const { id } = await call(places.create, { unitId: office.deptId, name: 'Gudang', ...far() });
    const use = { placeId: id, personId: office.staff.personId, startsOn: monday };
    await call(places.allow, use);
    expect(await verdictAt(elsewhere)).toBe('in');
    expect((await office.division.call(places.listOwn, {})).items.map(({ name }) => name)).not.toContain(
      'Gudang',
    );
    expect(await refusal(call(places.allow, use))).toBe('attendance.used-already');
    const useId = (await call(places.list, {})).items[0]!.uses[0]!.id;
    await call(places.disallow, { placeId: id, useId, lastDay: monday });
    house.clock.set(at('07:20', '2026-11-24'));
    expect(await verdictAt(elsewhere)).toBe('out');
  });

  test('moves from a day on, never for days that have begun, and closes', async () => {
    const { call } = office.admin;
    const { placeId } = office;
    const move = (startsOn: string) =>
      call(places.change, { placeId, shape: circle(elsewhere.latitude), startsOn });
    expect(await refusal(move(monday))).toBe('attendance.begun-stays');
    await move('2026-11-24');
    expect(await verdictAt(elsewhere)).toBe('out');
    house.clock.set(at('07:20', '2026-11-24'));
    expect(await verdictAt(elsewhere)).toBe('in');
    await call(places.close, { placeId, lastDay: '2026-11-24' });
    house.clock.set(at('07:20', '2026-11-25'));
    expect(await verdictAt(elsewhere)).toBe('no-place');
    expect(await refusal(move('2026-12-01'))).toBe('attendance.place-closed');
  });

  test('that cannot be is refused with what is wrong', async () => {
    const corner = (latitude: number, longitude: number) => ({ latitude, longitude });
    const bow = [corner(0, 0), corner(0.001, 0.001), corner(0, 0.001), corner(0.001, 0)];
    const shapes = {
      'attendance.place-crosses-itself': bow,
      'attendance.place-without-area': [corner(0, 0), corner(0.001, 0.001), corner(0.002, 0.002)],
      'attendance.place-too-wide': [corner(0, 0), corner(0, 1), corner(1, 1)],
    };
    for (const [code, corners] of Object.entries(shapes)) {
      const made = office.admin.call(places.create, {
        ...{ unitId: office.deptId, name: 'Tempat', startsOn: monday },
        shape: { kind: 'polygon', corners },
      });
      expect(await refusal(made)).toBe(code);
    }
  });

  test('is made by who manages the unit, in their own agency', async () => {
    await give(house, office, office.head, office.deptId, ['attendance.manage']);
    const make = (unitId: typeof office.unitId, by = office.head) =>
      refusal(by.call(places.create, { unitId, name: `Tempat ${unitId}`, ...far() }));
    expect(await make(office.deptId)).toBe('not refused');
    expect(await make(office.unitId)).toBe('core.not-found');
    const other = await attendanceOffice(house);
    expect(await make(office.deptId, other.admin)).toBe('core.not-found');
    expect((await other.admin.call(places.list, {})).items.map(({ id }) => id)).toEqual([other.placeId]);
  });
});

describe('what an agency decided', () => {
  test('holds from a day on, and is decided for days to come', async () => {
    const decide = (startsOn: string, by = office.admin) =>
      by.call(attendanceSettings.decide, { startsOn, entranceCode: 'asked', basis: 'Perbup 9/2026' });
    expect(await refusal(decide('2026-11-22'))).toBe('attendance.begun-stays');
    await decide('2026-12-01');
    const { now, later, can } = await office.staff.call(attendanceSettings.show, {});
    expect([now!.entranceCode, later.map(({ startsOn }) => startsOn), can.decide]).toEqual([
      ...['not-asked', ['2026-12-01'], false],
    ]);
    expect(await refusal(decide('2026-12-02', office.head))).toBe('core.forbidden');
  });
});
