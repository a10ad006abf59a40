import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { kiosks } from '../contract/kiosks.ts';
import { places } from '../contract/place-operations.ts';
import { attendanceRequests } from '../contract/requests.ts';
import { reviews } from '../contract/reviews.ts';
import { closeDays } from '../server/schedules/close-days.ts';
import {
  type AttendanceOffice,
  at,
  attendanceOffice,
  elsewhere,
  jittered,
  monday,
  phoneOf,
  runSchedule,
} from './attendance-office.ts';

let house: TestHouse;
let office: AttendanceOffice;
let other: AttendanceOffice;

/** Something in every table of one agency; the other has a place and what was decided. */
beforeAll(async () => {
  house = await testHouse();
  office = await attendanceOffice(house);
  const phone = await phoneOf(house, office.staff);
  const { staff, head, admin, placeId } = office;
  const { digits } = await admin.call(places.showCode, { placeId });
  const tap = phone.tap({ position: jittered(elsewhere), entrance: { placeId, digits } });
  const { checkIn } = await staff.call(checkIns.checkIn, tap);
  await head.call(reviews.decide, { checkInId: checkIn.id, decision: 'refuse', reason: 'Di luar' });
  await admin.call(kiosks.declare, { placeId, name: 'Tablet lobi', publicKey: phone.publicKey });
  const content = { kind: 'permission', part: 'whole' } as const;
  const asked = { content, firstDay: monday, lastDay: monday, reason: 'Keluarga' };
  const { id: requestId } = await staff.call(attendanceRequests.submit, asked);
  await head.call(attendanceRequests.decide, { requestId, decision: 'approve' });
  house.clock.set(at('12:00', '2026-11-25'));
  await runSchedule(house, office, closeDays);
  await house.owner(
    `insert into attendance.discipline_notice values ($1, gen_random_uuid(), $2, 2026, 'in-year', 3, 'nearing', 4, now())`,
    [office.agencyId, staff.personId],
  );
  house.clock.set(at('06:00'));
  other = await attendanceOffice(house);
}, 120_000);
afterAll(() => house.close());

const tables = [
  ...['settings', 'place', 'place_version', 'place_use', 'device', 'kiosk', 'check_in', 'code_use'],
  ...['review', 'review_step', 'request', 'request_step', 'mark', 'deduction_scheme', 'day', 'closed_day'],
  ...['discipline_notice', 'point'],
];

/** A statement as the web server's role, for an agency or none, in the name of a person. */
function asWeb(agency: string | undefined, person: string | undefined, text: string) {
  const settings = { ...(agency ? { agency } : {}), ...(person ? { person } : {}) };
  return transact(house.house.appPool, settings, 'write', (tx) => tx.rows(text));
}

describe('the walls of an agency', () => {
  test.each(tables.filter((table) => table !== 'point'))('stand around %s', async (table) => {
    const all = `select agency_id from attendance.${table}`;
    const own = (await asWeb(office.agencyId, office.staff.personId, all)) as { agency_id: string }[];
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map(({ agency_id: id }) => id))).toEqual(new Set([office.agencyId]));
    const theirs = (await asWeb(other.agencyId, office.staff.personId, all)) as { agency_id: string }[];
    expect(theirs.every(({ agency_id: id }) => id === other.agencyId)).toBe(true);
    expect(await asWeb(undefined, undefined, all)).toEqual([]);
  });

  test('let nobody but its person see a device or the codes that were used', async () => {
    for (const table of ['device', 'code_use'])
      expect(await asWeb(office.agencyId, office.head.personId, `select 1 from attendance.${table}`)).toEqual(
        [],
      );
  });
});

describe('what was written', () => {
  test.each(tables)('is not removed by the web server: %s', async (table) => {
    await expect(
      asWeb(office.agencyId, office.admin.personId, `delete from attendance.${table}`),
    ).rejects.toThrow(/permission denied/);
  });

  test.each([
    ['check_in', `arrived_at = now()`],
    ['check_in', `verdict = 'in'`],
    ['check_in', `person_id = gen_random_uuid()`],
    ['point', `latitude = 0`],
    ['day', `status = 'present'`],
    ['review_step', `note = 'lain'`],
    ['mark', `mark = '{}'`],
    ['place_version', `shape = '{}'`],
    ['settings', `point_days = 90`],
    ['deduction_scheme', `rules = '{}'`],
    ['device', `public_key = ''`],
    ['kiosk', `place_id = gen_random_uuid()`],
  ])('is not written over: %s, %s', async (table, change) => {
    await expect(
      asWeb(office.agencyId, office.admin.personId, `update attendance.${table} set ${change}`),
    ).rejects.toThrow(/permission denied/);
  });

  test('is in nobody else’s name: check-ins, points, devices, marks for oneself', async () => {
    const inTheName = (table: string) =>
      asWeb(
        office.agencyId,
        office.head.personId,
        `insert into attendance.${table} select (jsonb_populate_record(t, '{"id": "0192f0c5-7f6e-7000-8000-00000000000a"}')).* from attendance.${table} t`,
      );
    await expect(inTheName('check_in')).rejects.toThrow(/row-level security/);
    await expect(inTheName('request')).rejects.toThrow(/row-level security/);
    const marked = asWeb(
      office.agencyId,
      office.staff.personId,
      `insert into attendance.mark select (jsonb_populate_record(t, '{"id": "0192f0c5-7f6e-7000-8000-00000000000a", "first_day": "2026-11-24", "last_day": "2026-11-24"}')).* from attendance.mark t`,
    );
    await expect(marked).rejects.toThrow(/row-level security/);
  });
});
