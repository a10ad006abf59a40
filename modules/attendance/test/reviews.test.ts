import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { attendanceDays } from '../contract/days.ts';
import { kiosks } from '../contract/kiosks.ts';
import { reviews } from '../contract/reviews.ts';
import type { CheckInId } from '../contract/terms.ts';
import { weighCheckIns } from '../server/schedules/weigh-check-ins.ts';
import {
  type AttendanceOffice,
  at,
  attendanceOffice,
  elsewhere,
  jittered,
  monday,
  newKey,
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
  phone = await phoneOf(house, office.staff);
  house.clock.set(at('07:20'));
});
afterAll(() => house.close());

/** A check-in five kilometres away. */
async function doubtful(): Promise<CheckInId> {
  const tap = phone.tap({ position: jittered(elsewhere) });
  return (await office.staff.call(checkIns.checkIn, tap)).checkIn.id;
}
const decide = (checkInId: CheckInId, decision: 'accept' | 'refuse', by = office.head, more = {}) =>
  by.call(reviews.decide, { checkInId, decision, reason: 'Tidak di kantor', ...more });
const today = async () => {
  const asked = { from: monday, until: monday };
  return (await office.staff.call(attendanceDays.list, asked)).items[0]!;
};

describe('a doubtful check-in', () => {
  test('counts for now, and nothing follows until somebody decides', async () => {
    const id = await doubtful();
    expect(await today()).toMatchObject({ status: 'at-work', awaits: 1, minutes: { late: 0 } });
    const { items } = await office.head.call(reviews.list, {});
    expect(items).toMatchObject([
      { checkIn: { id }, grounds: ['outside'], person: { id: office.staff.personId }, can: { decide: true } },
    ]);
    await decide(id, 'refuse');
    expect(await today()).toMatchObject({ status: 'awaited', awaits: 0, checkIn: null });
  });

  test('is accepted at an instant at which it can have been made, at no other', async () => {
    const tap = phone.tap({ ticket: null });
    house.clock.set(at('10:00'));
    const { items } = await office.staff.call(checkIns.bring, { items: [tap] });
    const { id } = items[0]!.checkIn!;
    const settle = (time: string) => decide(id, 'accept', office.head, { settledAt: at(time).toISOString() });
    expect(await refusal(settle('10:01'))).toBe('attendance.outside-window');
    expect((await settle('07:20')).state).toBe('accepted');
    expect((await today()).checkIn).toBe(at('07:20').toISOString());
  });

  test('that was refused is appealed once, and somebody else decides', async () => {
    const id = await doubtful();
    const appeal = () => office.staff.call(reviews.appeal, { checkInId: id, reason: 'GPS salah' });
    expect(await refusal(appeal())).toBe('attendance.act-not-open');
    await decide(id, 'refuse');
    expect(await refusal(office.head.call(reviews.appeal, { checkInId: id, reason: 'x' }))).toBe(
      'core.not-found',
    );
    expect((await appeal()).can).toEqual({ decide: false, appeal: false });
    expect(await refusal(decide(id, 'refuse'))).toBe('attendance.act-not-yours');
    const granted = await decide(id, 'accept', office.admin as never);
    expect(granted.state).toBe('granted');
    expect(granted.steps.map(({ act }) => act)).toEqual(['refuse', 'appeal', 'grant']);
    expect(await refusal(appeal())).toBe('attendance.act-not-open');
    expect((await today()).status).toBe('at-work');
  });

  test('is decided by no stranger, nobody of another agency, and not by its person', async () => {
    const id = await doubtful();
    expect(await refusal(decide(id, 'accept', office.staff))).toBe('core.forbidden');
    expect(await refusal(decide(id, 'accept', office.registry))).toBe('core.forbidden');
    const other = await attendanceOffice(house);
    expect(await refusal(decide(id, 'accept', other.head))).toBe('core.not-found');
    expect((await other.head.call(reviews.list, {})).items).toEqual([]);
  });

  test('is refused with a reason, and by one of two who decide at once', async () => {
    const id = await doubtful();
    const without = office.head.call(reviews.decide, { checkInId: id, decision: 'refuse' });
    expect(await refusal(without)).toBe('attendance.reason-needed');
    const both = await Promise.all([
      refusal(decide(id, 'accept')),
      refusal(decide(id, 'refuse', office.division)),
    ]);
    expect(both.sort()).toEqual(['attendance.act-not-open', 'not refused']);
  });

  test('of the own hand is settled by nobody, if the application were at fault', async () => {
    const id = await doubtful();
    const asStaff = (text: string) =>
      transact(
        house.house.appPool,
        { agency: office.agencyId, person: office.staff.personId },
        'write',
        (tx) => tx.rows(text, [id]),
      );
    const settled = `update attendance.check_in set standing = 'counts' where id = $1 returning 1`;
    expect(await asStaff(settled)).toEqual([]);
    const accepted = `update attendance.review set state = 'accepted' where check_in_id = $1`;
    await expect(asStaff(accepted)).rejects.toThrow('a review does not go on like this');
  });
});

describe('what speaks against a position', () => {
  const weighed = async (id: CheckInId) => {
    await runSchedule(house, office, weighCheckIns);
    const { items } = await office.staff.call(checkIns.listOwn, {});
    return items.find((one) => one.id === id)!;
  };

  test('is nothing for an honest phone', async () => {
    const { checkIn } = await office.staff.call(checkIns.checkIn, phone.tap());
    expect(await weighed(checkIn.id)).toMatchObject({ risk: { score: 0, reasons: [] }, standing: 'counts' });
  });

  test('is told with its figures, and asked about, for a point that was typed', async () => {
    const typed = { latitude: -6.1754, longitude: 106.8272, accuracyM: 20, altitudeM: null };
    const { checkIn } = await office.staff.call(checkIns.checkIn, phone.tap({ position: typed }));
    const seen = await weighed(checkIn.id);
    expect(seen).toMatchObject({ standing: 'awaits', risk: { reasons: [{ code: 'few-decimals' }] } });
    const { items } = await office.head.call(reviews.list, {});
    expect(items[0]).toMatchObject({ checkIn: { id: checkIn.id }, grounds: ['risk'] });
    expect(await today()).toMatchObject({ status: 'at-work', awaits: 1 });
  });

  test('is a point that many share, and a device of several people, unless it stands at the entrance', async () => {
    const [point, key] = [jittered(officePoint), newKey()];
    const people = [office.head, office.division, office.registry, office.secretary];
    for (const person of people) {
      const theirs = await phoneOf(house, person, key);
      await person.call(checkIns.checkIn, theirs.tap({ position: point }));
    }
    const mine = await phoneOf(house, office.staff, key);
    const { checkIn } = await office.staff.call(checkIns.checkIn, mine.tap({ position: point }));
    const codes = (await weighed(checkIn.id)).risk!.reasons.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['shared-point', 'shared-device']));

    await office.admin.call(kiosks.declare, {
      placeId: office.placeId,
      name: 'Tablet lobi',
      publicKey: key.publicKey,
    });
    const again = await office.staff.call(checkIns.checkIn, mine.tap({ position: point, direction: 'out' }));
    const later = (await weighed(again.checkIn.id)).risk!.reasons.map(({ code }) => code);
    expect(later).not.toContain('shared-device');
    expect(again.checkIn).toMatchObject({ verdict: 'in', place: { id: office.placeId } });
  });
});
