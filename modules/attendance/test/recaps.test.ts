import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#core/contract/ids.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { recaps } from '../contract/recaps.ts';
import { listWarnings } from '../contract/warnings.ts';
import { closeDays } from '../server/schedules/close-days.ts';
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
  await give(house, office, office.admin, office.unitId, ['attendance.view-unit']);
  await house.owner('insert into attendance.closed_day values ($1, $2, $3)', [
    office.agencyId,
    '2026-11-22',
    house.clock.now(),
  ]);
});
afterAll(() => house.close());

/** Days on which a person was absent without reason, on end. */
async function absent(personId: PersonId, from: string, days: number, halves = 2) {
  await house.owner(
    `insert into attendance.day (agency_id, person_id, day, unit_id, kind, status, worked, credited, excused, late, early, absent,
       unproven, extra, absent_halves, deduction, awaits, why, closed, reckoned_at)
     select $1, $2, $3::date + n, $4, 'work', 'absent', 0, 0, 0, 0, 0, 450, 0, 0, $6, 500, 0, '[]', true, now()
     from generate_series(0, $5::int - 1) n`,
    [office.agencyId, personId, from, office.deptId, days, halves],
  );
}

describe('the board', () => {
  test('says who is where at this moment, of a unit and all below it', async () => {
    const came = async (who: 'staff' | 'division', time: string) => {
      const phone = await phoneOf(house, office[who]);
      house.clock.set(at(time));
      await office[who].call(checkIns.checkIn, phone.tap());
    };
    await came('division', '07:20');
    await came('staff', '08:05');
    const board = await office.head.call(recaps.board, { unitId: office.deptId });
    expect(board.counts).toEqual({
      ...{ present: 1, late: 1, awaited: 1, absent: 0 },
      ...{ outside: 0, leave: 0, off: 0 },
    });
    const late = await office.head.call(recaps.board, { unitId: office.deptId, group: 'late' });
    expect(late.items).toMatchObject([{ person: { id: office.staff.personId }, lateMinutes: 35 }]);
    expect(JSON.stringify(board)).not.toMatch(/latitude|coarse/);
  });

  test('is read by name, page by page, everybody once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await office.admin.call(recaps.board, {
        ...{ unitId: office.unitId, size: 3 },
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ person }) => person.name));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  test('is asked for a part of a name, and for who awaits a look', async () => {
    const phone = await phoneOf(house, office.staff);
    house.clock.set(at('07:20'));
    await office.staff.call(checkIns.checkIn, phone.tap({ position: jittered(elsewhere) }));
    const unitId = office.deptId;
    const all = await office.head.call(recaps.board, { unitId });
    const { name } = all.items.find(({ person }) => person.id === office.staff.personId)!.person;
    const named = await office.head.call(recaps.board, { unitId, search: name.slice(0, -1).toUpperCase() });
    expect(named.items.map(({ person }) => person.name)).toContain(name);
    expect(named.items.length).toBeLessThan(all.items.length);
    expect(named.counts).toEqual(all.counts);
    const awaiting = await office.head.call(recaps.board, { unitId, awaits: 'true' });
    expect(awaiting.items.map(({ person }) => person.id)).toEqual([office.staff.personId]);
    expect([awaiting.awaits, all.awaits]).toEqual([1, 1]);
  });

  test('is shown where the right is held alone', async () => {
    expect(await refusal(office.head.call(recaps.board, { unitId: office.unitId }))).toBe('core.not-found');
    expect(await refusal(office.staff.call(recaps.board, { unitId: office.deptId }))).toBe('core.forbidden');
    const other = await attendanceOffice(house);
    expect(await refusal(other.head.call(recaps.board, { unitId: office.deptId }))).toBe('core.not-found');
  });
});

describe('a recap', () => {
  const november = { from: '2026-11-01', until: '2026-11-30' };

  test('adds days up by person, by unit and by day; each tells the same in the end', async () => {
    const phone = await phoneOf(house, office.staff);
    for (const [time, direction] of [['07:45', 'in'] as const, ['16:30', 'out'] as const]) {
      house.clock.set(at(time));
      await office.staff.call(checkIns.checkIn, phone.tap({ direction }));
    }
    house.clock.set(at('12:00', '2026-11-26'));
    await runSchedule(house, office, closeDays);
    const recap = (by: 'person' | 'unit' | 'day' | 'month') =>
      office.admin.call(recaps.recap, { unitId: office.unitId, ...november, by });
    const [byPerson, byUnit, byDay] = [await recap('person'), await recap('unit'), await recap('day')];
    expect(byPerson.total).toEqual(byUnit.total);
    expect(byPerson.total).toEqual(byDay.total);
    expect((await recap('month')).items).toMatchObject([{ id: '2026-11', sums: byDay.total }]);
    // Seven people on three days that are closed, of whom one came once.
    expect(byPerson.total).toMatchObject({ workingDays: 21, present: 1, absentDays: 20, lateMinutes: 15 });
    const staff = byPerson.items.find(({ id }) => id === office.staff.personId)!;
    expect(staff.sums).toMatchObject({ late: 1, lateMinutes: 15, extraMinutes: 30, deduction: 1050 });
    expect(byDay.items.map(({ id }) => id)).toEqual([monday, '2026-11-24', '2026-11-25']);
    const own = await office.staff.call(recaps.ofPerson, november);
    expect([own.items.map(({ id }) => id), own.total]).toEqual([['2026-11'], staff.sums]);
    const dept = await office.head.call(recaps.recap, { unitId: office.deptId, ...november });
    expect(dept.total.workingDays).toBe(9);
  });

  test('is ordered by name, or the most of something first, page by page', async () => {
    const absences = [office.staff, office.head, office.division].map(
      ({ personId }, times) => [personId, times + 1] as const,
    );
    for (const [personId, days] of absences) await absent(personId, '2026-11-03', days);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await office.head.call(recaps.recap, {
        ...{ unitId: office.deptId, ...november, order: 'absentDays', size: 2 },
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ sums }) => sums.absentDays));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual([3, 2, 1]);
  });

  test('goes out for pay as CSV and XLSX, to who sees it on the screen, with no cell that computes', async () => {
    await house.owner(`update organization.person set name = '=1+1' where id = $1`, [office.staff.personId]);
    await absent(office.staff.personId, monday, 2);
    const ask = async (file: string, token: string) =>
      house.server.inject({
        url: `/api/attendance/${file}?unitId=${office.unitId}&from=2026-11-01&until=2026-11-30`,
        headers: { authorization: `Bearer ${token}` },
      });
    const csv = await ask('recap.csv', office.admin.token);
    expect(csv.body.split('\r\n')[1]).toMatch(/^"?'?\d*"?;"?'=1\+1/);
    expect(csv.body).toContain(';10;');
    const xlsx = await ask('recap.xlsx', office.admin.token);
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const status = async (token: string) => [
      (await ask('recap.csv', token)).statusCode,
      (await ask('recap.xlsx', token)).statusCode,
    ];
    // Sees the department alone.
    expect(await status(office.head.token)).toEqual([404, 404]);
    // Manages all of it, and sees nobody.
    await give(house, office, office.registry, office.unitId, ['attendance.manage']);
    expect(await status(office.registry.token)).toEqual([403, 403]);
  });

  test('is asked for a year at most, where the right is held', async () => {
    const of = (unitId: typeof office.unitId, from: string, until: string) =>
      refusal(office.head.call(recaps.recap, { unitId, from, until }));
    expect(await of(office.deptId, '2025-01-01', '2026-11-30')).toBe('attendance.too-many-days');
    expect(await of(office.deptId, '2026-11-30', '2026-11-01')).toBe('attendance.last-day-before-first');
    expect(await of(office.unitId, '2026-11-01', '2026-11-30')).toBe('core.not-found');
  });
});

describe('days without valid reason', () => {
  const told = async () =>
    (
      await house.owner<{ payload: { threshold: number; stage: string } }>(
        `select payload from core.event where agency_id = $1 and type = 'attendance-discipline.warned' order by id`,
        [office.agencyId],
      )
    ).map(({ payload: { threshold, stage } }) => `${stage} ${threshold}`);

  test('are warned of early, each threshold once, and nothing follows by itself', async () => {
    const { personId } = office.staff;
    await absent(personId, '2026-11-03', 2);
    house.clock.set(at('09:00'));
    for (const _ of ['once', 'and again']) await runSchedule(house, office, warnDiscipline);
    expect(await told()).toEqual(['nearing 3']);
    await absent(personId, '2026-11-10', 1);
    await runSchedule(house, office, warnDiscipline);
    expect(await told()).toEqual(['nearing 3', 'reached 3', 'nearing 4']);
    const count = await office.staff.call(recaps.discipline, {});
    expect(count).toMatchObject({
      ...{ daysInYear: 3, reached: [{ threshold: 3, measure: 'oral-reprimand', basis: 'PP 94/2021' }] },
      days: [{ day: '2026-11-03' }, { day: '2026-11-04' }, { day: '2026-11-10' }],
    });
  });

  test('of the end of a year are warned of and lead to a summons in January, when they are kept', async () => {
    const { personId } = office.staff;
    await absent(personId, '2026-12-29', 3);
    house.clock.set(at('09:00', '2027-01-04'));
    for (const _ of ['once', 'and again']) await runSchedule(house, office, warnDiscipline);
    expect(await told()).toEqual(['reached 3', 'nearing 4']);
    const { items } = await office.head.call(listWarnings, {});
    expect(items).toMatchObject([{ year: 2026, threshold: 4, days: 3 }]);
    const { text } = await office.head.call(recaps.summons, { personId });
    expect(text).toContain('29 Desember 2026, 30 Desember 2026, 31 Desember 2026');
    house.clock.set(at('09:00', '2027-02-01'));
    expect(await refusal(office.head.call(recaps.summons, { personId }))).toBe('attendance.nothing-reached');
  });

  test('are told to nobody at night', async () => {
    await absent(office.staff.personId, '2026-11-03', 5);
    house.clock.set(at('06:30'));
    await runSchedule(house, office, warnDiscipline);
    expect(await told()).toEqual([]);
  });

  test('lead to a draft of a summons, as text, once a threshold is reached', async () => {
    const { personId } = office.staff;
    expect(await refusal(office.head.call(recaps.summons, { personId }))).toBe('attendance.nothing-reached');
    await absent(personId, '2026-11-03', 4);
    const { text } = await office.head.call(recaps.summons, { personId });
    expect(text).toContain('SURAT PANGGILAN');
    expect(text).toContain('3 November 2026, 4 November 2026, 5 November 2026, 6 November 2026');
    expect(await refusal(office.division.call(recaps.summons, { personId: office.head.personId }))).toBe(
      'core.not-found',
    );
  });

  test('are counted for the own eyes and those who have the right', async () => {
    const { personId } = office.staff;
    expect((await office.head.call(recaps.discipline, { personId })).personId).toBe(personId);
    expect(await refusal(office.registry.call(recaps.discipline, { personId }))).toBe('core.not-found');
    const months = { personId, from: '2026-11-01', until: '2026-11-30' };
    expect(await refusal(office.registry.call(recaps.ofPerson, months))).toBe('core.not-found');
  });
});
