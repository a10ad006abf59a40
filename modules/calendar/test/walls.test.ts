import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import type { SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { assignments, flexibilityStops, unitZones } from '../contract/assignments.ts';
import { holidays, ramadans } from '../contract/holidays.ts';
import { patterns } from '../contract/patterns.ts';
import { lawfulPattern } from '../server/law.ts';
import { basis, calendarOffice, refusal } from './calendar-office.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;

const startsOn = '2026-12-01';

/** Something in every table of the calendar of one agency; the other has nothing. */
beforeAll(async () => {
  house = await testHouse();
  [office, other] = [await calendarOffice(house), await calendarOffice(house)];
  const { call } = office.admin;
  await call(holidays.set, { day: '2026-12-28', name: 'Cuti', kind: 'collective', ...basis });
  await call(ramadans.set, { startsOn: '2027-02-08', lastDay: '2027-03-09', ...basis });
  const made = await call(patterns.create, { name: 'Pola', rule: lawfulPattern.rule, startsOn, ...basis });
  await call(assignments.assign, { unitIds: [office.deptId], patternId: made.id, startsOn, ...basis });
  await call(assignments.assign, {
    personIds: [office.staff.personId],
    patternId: made.id,
    startsOn,
    ...basis,
  });
  await call(unitZones.set, { unitId: office.deptId, zone: 'Asia/Makassar', startsOn, ...basis });
  await call(flexibilityStops.add, { personId: office.staff.personId, startsOn });
});
afterAll(() => house.close());

const tables = [
  ...[
    'basis',
    'holiday',
    'ramadan',
    'pattern',
    'pattern_version',
    'assignment',
    'unit_zone',
    'flexibility_stop',
  ],
];

/** A statement as the web server's role, in the context of an agency or of none. */
function asWeb(agency: string | undefined, text: string, values: unknown[] = []) {
  return transact(house.house.appPool, agency ? { agency } : {}, 'write', (tx) => tx.rows(text, values));
}

describe('the walls of an agency', () => {
  test.each(tables)('stand around %s', async (table) => {
    const all = `select 1 from calendar.${table} limit 1`;
    expect(await asWeb(office.agencyId, all)).toHaveLength(1);
    expect(await asWeb(other.agencyId, all)).toEqual([]);
    expect(await asWeb(undefined, all)).toEqual([]);
  });

  test('keep what another one decided out of the answers', async () => {
    const { items } = await other.staff.call(holidays.list, { year: 2026, unitId: office.deptId });
    expect(items.every(({ basis: { recordedAt } }) => recordedAt === null)).toBe(true);
    expect((await other.admin.call(patterns.list, {})).items).toHaveLength(1);
    const [mine] = (await office.admin.call(assignments.list, {})).items;
    const foreign = { assignmentId: mine!.id, lastDay: startsOn, ...basis };
    expect(await refusal(other.admin.call(assignments.end, foreign))).toBe('core.not-found');
  });
});

describe('what was decided', () => {
  test.each([
    ['pattern_version', 'rule', `'{}'::jsonb`],
    ['pattern_version', 'starts_on', `'2020-01-01'`],
    ['assignment', 'pattern_id', 'null'],
    ['unit_zone', 'zone', `'Asia/Jayapura'`],
    ['holiday', 'name', `'Lain'`],
    ['ramadan', 'starts_on', `'2027-02-09'`],
    ['basis', 'number', `'Lain'`],
  ])('is not written over: %s.%s', async (table, column, value) => {
    const write = asWeb(office.agencyId, `update calendar.${table} set ${column} = ${value}`);
    await expect(write).rejects.toThrow(/permission denied/);
  });

  test.each(tables)('is not removed: %s', async (table) => {
    await expect(asWeb(office.agencyId, `delete from calendar.${table}`)).rejects.toThrow(
      /permission denied/,
    );
  });

  test('can be ended, which is all that is left to write', async () => {
    const write = 'update calendar.unit_zone set ends_before = null where false';
    expect(await asWeb(office.agencyId, write)).toEqual([]);
  });
});

describe('two at one time are kept away by the database itself', () => {
  const copies: Record<string, [table: string, columns: string]> = {
    pattern_version_overlaps: ['pattern_version', 'pattern_id, rule'],
    assignment_of_unit_overlaps: ['assignment', 'unit_id, pattern_id'],
    assignment_of_person_overlaps: ['assignment', 'person_id, pattern_id'],
    unit_zone_overlaps: ['unit_zone', 'unit_id, zone'],
  };

  /** The row once more, in force on days that the first one has too, or on others. */
  const copy = (constraint: string, dates: string) => {
    const [table, columns] = copies[constraint]!;
    const subject = columns.split(',')[0];
    return house.owner(
      `insert into calendar.${table} (agency_id, id, ${columns}, starts_on, ends_before, basis_id)
       select agency_id, $1, ${columns}, ${dates}, basis_id from calendar.${table}
       where agency_id = $2 and ${subject} is not null and ends_before is null limit 1`,
      [newId(), office.agencyId],
    );
  };

  test.each(Object.keys(copies))('%s', async (constraint) => {
    await expect(copy(constraint, `date '2026-12-24', null`)).rejects.toThrow(constraint);
    // The same row on other days is no second one: it is the overlap that is refused.
    expect(await copy(constraint, `date '2026-01-01', date '2026-12-01'`)).toEqual([]);
  });

  test('a holiday of a day, and a Ramadan', async () => {
    const holiday = house.owner(
      `insert into calendar.holiday (agency_id, id, day, name, kind, basis_id)
       select agency_id, $1, day, 'Dua kali', kind, basis_id from calendar.holiday where agency_id = $2 and withdrawal_id is null limit 1`,
      [newId(), office.agencyId],
    );
    await expect(holiday).rejects.toThrow('holiday_stands_once');
    const ramadan = house.owner(
      `insert into calendar.ramadan (agency_id, id, starts_on, ends_before, basis_id)
       select agency_id, $1, starts_on + 29, ends_before + 29, basis_id from calendar.ramadan where agency_id = $2`,
      [newId(), office.agencyId],
    );
    await expect(ramadan).rejects.toThrow('ramadan_overlaps');
  });
});
