import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { kiosks } from '../contract/kiosks.ts';
import { places } from '../contract/place-operations.ts';
import type { KioskId, PlaceId } from '../contract/terms.ts';
import { weighCheckIns } from '../server/schedules/weigh-check-ins.ts';
import {
  type AttendanceOffice,
  at,
  attendanceOffice,
  elsewhere,
  give,
  jittered,
  monday,
  office as officePoint,
  type Phone,
  phoneOf,
  refusal,
  runSchedule,
} from './attendance-office.ts';

let house: TestHouse;
let office: AttendanceOffice;
let phone: Phone;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  office = await attendanceOffice(house);
  house.clock.set(at('07:20'));
  phone = await phoneOf(house, office.staff);
});
afterAll(() => house.close());

const name = 'Tablet lobi';
const declare = (placeId = office.placeId) =>
  office.admin.call(kiosks.declare, { placeId, name, publicKey: phone.publicKey });
const standing = async (placeId = office.placeId) =>
  (await office.admin.call(kiosks.list, { placeId })).items.map(({ id }) => id);
/** Five kilometres away, where only a shared device is believed. */
const verdict = async () => {
  const tap = phone.tap({ position: jittered(elsewhere) });
  const { checkIn } = await office.staff.call(checkIns.checkIn, tap);
  return [checkIn.verdict, checkIn.place?.id];
};
async function otherPlace(unitId = office.deptId): Promise<PlaceId> {
  const shape = { kind: 'circle' as const, centre: { latitude: -6.2, longitude: 106.8 }, radiusM: 80 };
  const made = { unitId, name: `Gerbang ${newId()}`, startsOn: monday, shape };
  return (await office.admin.call(places.create, made)).id;
}

describe('a shared device', () => {
  test('is listed at its place with who declared it, and taken back it is a phone like all others', async () => {
    const { id: kioskId } = await declare();
    expect((await office.admin.call(kiosks.list, { placeId: office.placeId })).items).toMatchObject([
      { id: kioskId, name, by: { id: office.admin.personId }, at: at('07:20').toISOString() },
    ]);
    expect(await verdict()).toEqual(['in', office.placeId]);
    await office.admin.call(kiosks.end, { placeId: office.placeId, kioskId });
    expect(await standing()).toEqual([]);
    expect((await verdict())[0]).toBe('out');
    const again = office.admin.call(kiosks.end, { placeId: office.placeId, kioskId });
    expect(await refusal(again)).toBe('core.not-found');
  });

  test('is moved to another place, for which it stands from then on', async () => {
    const { id: kioskId } = await declare();
    const [placeId, toPlaceId] = [office.placeId, await otherPlace()];
    const same = office.admin.call(kiosks.move, { placeId, kioskId, toPlaceId: placeId });
    expect(await refusal(same)).toBe('attendance.kiosk-there');
    const moved = await office.admin.call(kiosks.move, { placeId, kioskId, toPlaceId });
    expect(moved).toMatchObject({ placeId: toPlaceId, name });
    expect([await standing(), await standing(toPlaceId)]).toEqual([[], [moved.id]]);
    expect(await verdict()).toEqual(['in', toPlaceId]);
    const closed = await otherPlace();
    await office.admin.call(places.close, { placeId: closed, lastDay: monday });
    house.clock.set(at('07:20', '2026-11-24'));
    const asked = { placeId: toPlaceId, kioskId: moved.id, toPlaceId: closed };
    expect(await refusal(office.admin.call(kiosks.move, asked))).toBe('attendance.place-closed');
  });

  test('stands at one place: declared again anywhere it is refused until it was taken back', async () => {
    const other = await otherPlace();
    const { id: kioskId } = await declare();
    for (const placeId of [office.placeId, other])
      expect(await refusal(declare(placeId))).toBe('attendance.kiosk-known');
    await office.admin.call(kiosks.end, { placeId: office.placeId, kioskId });
    expect((await declare(other)).placeId).toBe(other);
  });

  test('that was taken back tells nothing of those who checked in on it then', async () => {
    const { id: kioskId } = await declare();
    const people = [office.head, office.division, office.registry, office.secretary];
    for (const person of people) {
      const theirs = await phoneOf(house, person, phone);
      await person.call(checkIns.checkIn, theirs.tap({ position: jittered(officePoint) }));
    }
    house.clock.advance(60_000);
    await office.admin.call(kiosks.end, { placeId: office.placeId, kioskId });
    house.clock.advance(60_000);
    const codes = async () => {
      const { checkIn } = await office.staff.call(checkIns.checkIn, phone.tap());
      await runSchedule(house, office, weighCheckIns);
      const { items } = await office.staff.call(checkIns.listOwn, {});
      return items.find(({ id }) => id === checkIn.id)!.risk!.reasons.map(({ code }) => code);
    };
    expect(await codes()).not.toContain('shared-device');
  });
});

describe('the walls around it', () => {
  test('let who manages its place act on it alone; both places where it is moved', async () => {
    const { id: kioskId } = await declare();
    const { placeId } = office;
    await give(house, office, office.registry, office.deptId, ['attendance.manage']);
    const theirs = await otherPlace(office.deptId);
    const { call } = office.registry;
    expect(await refusal(call(kiosks.list, { placeId }))).toBe('core.not-found');
    expect(await refusal(call(kiosks.end, { placeId, kioskId }))).toBe('core.not-found');
    expect(await refusal(call(kiosks.move, { placeId, kioskId, toPlaceId: theirs }))).toBe('core.not-found');
    // By the path of a place that they do manage.
    expect(await refusal(call(kiosks.end, { placeId: theirs, kioskId }))).toBe('core.not-found');
    const own = await office.admin.call(kiosks.move, { placeId, kioskId, toPlaceId: theirs });
    const away = { placeId: theirs, kioskId: own.id as KioskId, toPlaceId: placeId };
    expect(await refusal(call(kiosks.move, away))).toBe('core.not-found');
    expect(await refusal(office.head.call(kiosks.list, { placeId }))).toBe('core.forbidden');
    const other = await attendanceOffice(house);
    expect(await refusal(other.admin.call(kiosks.list, { placeId }))).toBe('core.not-found');
  });
});
