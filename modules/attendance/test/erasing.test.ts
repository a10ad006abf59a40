import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FileId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { smallPdf } from '#tests/security/probes.ts';
import { checkIns } from '../contract/check-ins.ts';
import { reviews } from '../contract/reviews.ts';
import { attendanceSettings } from '../contract/settings.ts';
import { eraseWhereabouts } from '../server/schedules/erase-whereabouts.ts';
import { weighCheckIns } from '../server/schedules/weigh-check-ins.ts';
import {
  type AttendanceOffice,
  at,
  attendanceOffice,
  jittered,
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

/** Tables in which five decimals of one of the points are found, wherever in a row they stand. */
async function tablesWith(points: readonly { latitude: number; longitude: number }[]): Promise<string[]> {
  const digits = points.flatMap(({ latitude, longitude }) =>
    [latitude, longitude].map((degrees) => /\d+\.\d{5}/.exec(String(degrees))![0]),
  );
  const tables = await house.owner<{ name: string }>(
    `select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('attendance', 'core', 'graphile_worker', 'notifications', 'ledger')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await house.owner(`select 1 from ${name} t where t::text like any ($1) limit 1`, [
      digits.map((one) => `%${one}%`),
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

async function tapTimes(times: number) {
  const points = Array.from({ length: times }, () => jittered());
  for (const position of points) await office.staff.call(checkIns.checkIn, phone.tap({ position }));
  return points;
}

describe('precise points', () => {
  test('stand in one table, which the web server cannot read, and are gone when their time is over', async () => {
    const points = await tapTimes(3);
    await house.runJobs();
    await runSchedule(house, office, weighCheckIns);
    expect(await tablesWith(points)).toEqual(['attendance.point']);
    const asWeb = transact(house.house.appPool, { agency: office.agencyId }, 'read', (tx) =>
      tx.rows('select 1 from attendance.point'),
    );
    await expect(asWeb).rejects.toThrow(/permission denied/);

    house.clock.set(at('07:20', '2026-12-23'));
    await runSchedule(house, office, eraseWhereabouts);
    expect(await tablesWith(points)).toEqual(['attendance.point']);
    house.clock.set(at('07:20', '2026-12-24'));
    await runSchedule(house, office, eraseWhereabouts);
    expect(await tablesWith(points)).toEqual([]);
    // What stays says where to about a kilometre.
    const { items } = await office.staff.call(checkIns.listOwn, {});
    expect(items[0]!.coarse).toEqual({ latitude: -6.18, longitude: 106.83 });
  });

  test('that a planted fault keeps are found by this very look', async () => {
    const points = await tapTimes(1);
    await house.owner(
      `create function attendance.planted() returns trigger language plpgsql as 'begin return null; end'`,
    );
    await house.owner(
      'create trigger planted before delete on attendance.point for each row execute function attendance.planted()',
    );
    house.clock.set(at('07:20', '2027-03-24'));
    await runSchedule(house, office, eraseWhereabouts);
    expect(await tablesWith(points)).toEqual(['attendance.point']);
    await house.owner('drop function attendance.planted cascade');
  });

  test('are gone as early as the agency decided', async () => {
    await office.admin.call(attendanceSettings.decide, {
      ...{ startsOn: '2026-11-23', pointDays: 7, basis: 'Peraturan Bupati 9/2026' },
    });
    const points = await tapTimes(1);
    house.clock.set(at('07:20', '2026-12-01'));
    await runSchedule(house, office, eraseWhereabouts);
    expect(await tablesWith(points)).toEqual([]);
  });

  test('of another agency are left to its own schedule', async () => {
    const points = await tapTimes(1);
    const other = await attendanceOffice(house);
    house.clock.set(at('07:20', '2027-03-24'));
    await runSchedule(house, other, eraseWhereabouts);
    expect(await tablesWith(points)).toEqual(['attendance.point']);
  });
});

describe('a photo', () => {
  const photo = smallPdf(7);
  const digest = createHash('sha256').update(photo).digest('hex');
  const upload = async (): Promise<FileId> => {
    const answer = await house.server.inject({
      method: 'POST',
      url: '/api/files?name=foto.pdf',
      headers: { authorization: `Bearer ${office.staff.token}`, 'content-type': 'application/pdf' },
      payload: photo,
    });
    return answer.json<{ file: { fileId: FileId } }>().file.fileId;
  };

  test('is not taken where none is asked for', async () => {
    const tap = { ...phone.tap({ photo: digest }), photoFileId: await upload() };
    expect(await refusal(office.staff.call(checkIns.checkIn, tap))).toBe('attendance.photo-not-asked');
    // One that was kept on the phone since photos were asked for arrives without it.
    const { items } = await office.staff.call(checkIns.bring, { items: [tap] });
    expect(items[0]!.outcome).toBe('taken');
    const kept = 'select 1 from attendance.check_in where id = $1 and file_id is not null';
    expect(await house.owner(kept, [items[0]!.id])).toEqual([]);
  });

  test('is the one that was signed for, and goes with its file when its time is over', async () => {
    await office.admin.call(attendanceSettings.decide, {
      ...{ startsOn: '2026-11-23', photo: 'asked', photoDays: 3, basis: 'Peraturan Bupati 9/2026' },
    });
    const photoFileId = await upload();
    const { checkIn } = await office.staff.call(checkIns.checkIn, {
      ...phone.tap({ photo: digest }),
      photoFileId,
    });
    const other = { ...phone.tap({ photo: 'a'.repeat(64) }), photoFileId };
    expect(await refusal(office.staff.call(checkIns.checkIn, other))).toBe('attendance.photo-differs');
    const changed = { ...phone.tap({ photo: 'a'.repeat(64) }), photoFileId: await upload() };
    await office.staff.call(checkIns.checkIn, changed);
    await runSchedule(house, office, weighCheckIns);
    const { items } = await office.staff.call(reviews.listOwn, {});
    expect(items.map((one) => [one.checkIn.id === checkIn.id, one.grounds])).toEqual([[false, ['photo']]]);
    const files = () => house.owner('select 1 from files.file where id = $1', [photoFileId]);
    house.clock.set(at('07:20', '2026-11-26'));
    await runSchedule(house, office, eraseWhereabouts);
    expect(await files()).toHaveLength(1);
    house.clock.set(at('07:20', '2026-11-27'));
    await runSchedule(house, office, eraseWhereabouts);
    expect(await files()).toEqual([]);
  });
});
