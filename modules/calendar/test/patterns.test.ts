import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { assignments, flexibilityStops, unitZones } from '../contract/assignments.ts';
import { days } from '../contract/days.ts';
import type { PatternRule } from '../contract/pattern-rule.ts';
import { patterns } from '../contract/patterns.ts';
import type { PatternId } from '../contract/terms.ts';
import { basis, calendarOffice, refusal } from './calendar-office.ts';

let house: TestHouse;
let office: SmallOffice;

/** Saturday, 21 November 2026: the day of the tests. */
beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  office = await calendarOffice(house);
});
afterAll(() => house.close());

const day = (start: string, end: string, place: 'office' | 'home' = 'office') => ({
  ...{ start, end, place },
  breaks: [{ start: '12:00', minutes: 60 }],
});
const week = (start: string, end: string): PatternRule => ({
  kind: 'week',
  ordinary: [...Array.from({ length: 4 }, () => day(start, end)), day(start, end, 'home'), null, null],
  ramadan: null,
  flexible: { earlierMinutes: 30, laterMinutes: 60 },
});
const rotation: PatternRule = {
  kind: 'rotation',
  anchor: '2026-11-23',
  cycle: [{ start: '22:00', end: '06:00', breaks: [] }, null, null],
  restsOnHolidays: false,
};

let serial = 0;
async function pattern(rule = week('08:00', '16:30'), startsOn = '2026-01-01'): Promise<PatternId> {
  serial += 1;
  const made = await office.admin.call(patterns.create, { name: `Pola ${serial}`, rule, startsOn, ...basis });
  return made.id!;
}

/** What the person of an actor sees of a day of their own. */
async function seen(actor: 'staff' | 'regent', on: string) {
  const { items } = await office[actor].call(days.show, { from: on, until: on });
  return items[0]!;
}

describe('a working pattern', () => {
  test('of the law stands there without anybody having made it', async () => {
    const { items, can } = await office.staff.call(patterns.list, {});
    expect(items).toMatchObject([{ id: null, name: null, versions: [{ basis: { recordedAt: null } }] }]);
    expect(can.manage).toBe(false);
    expect((await office.admin.call(patterns.list, {})).can.manage).toBe(true);
  });

  test('that has begun is followed, never changed', async () => {
    const patternId = await pattern();
    const follow = (startsOn: string, rule = week('07:30', '16:00')) =>
      office.admin.call(patterns.addVersion, { patternId, rule, startsOn, ...basis });
    expect(await refusal(follow('2026-11-21'))).toBe('calendar.begun-stays');
    await follow('2027-01-01');
    const { versions } = await follow('2026-12-01');
    expect(versions.map(({ startsOn, lastDay }) => [startsOn, lastDay])).toEqual([
      ['2026-12-01', null],
      ['2026-01-01', '2026-11-30'],
    ]);
    expect(await refusal(follow('2027-06-01', rotation))).toBe('calendar.kind-of-pattern-changed');
  });

  test('is made for the whole agency, under a name of its own, without faults', async () => {
    const made = { name: 'Pola ganda', rule: week('08:00', '16:30'), startsOn: '2026-01-01', ...basis };
    expect(await refusal(office.head.call(patterns.create, made))).toBe('core.not-found');
    await office.admin.call(patterns.create, made);
    expect(await refusal(office.admin.call(patterns.create, made))).toBe('calendar.pattern-name-taken');
    const faulty = { ...made, name: 'Lain', rule: week('08:00', '12:30') };
    expect(await refusal(office.admin.call(patterns.create, faulty))).toBe('calendar.break-outside-hours');
  });
});

describe('an assignment', () => {
  const from = (startsOn: string, more = {}) => ({ startsOn, ...basis, ...more });

  test('of a unit counts below it, and the own one of a person before that', async () => {
    expect((await seen('staff', '2026-11-24')).reasons).toMatchObject([
      { kind: 'assignment', to: 'law' },
      { kind: 'pattern' },
    ]);
    const [late, nights] = [await pattern(week('09:00', '17:00')), await pattern(rotation)];
    await office.head.call(assignments.assign, {
      unitIds: [office.deptId],
      patternId: late,
      ...from('2026-11-23'),
    });
    expect(await seen('staff', '2026-11-24')).toMatchObject({
      kind: 'work',
      hours: { startsAt: '2026-11-24T02:00:00.000Z', requiredMinutes: 420, place: 'office' },
      reasons: [{ kind: 'assignment', to: 'unit', unit: { id: office.deptId } }, { kind: 'pattern' }],
    });
    expect((await seen('regent', '2026-11-24')).hours?.startsAt).toBe('2026-11-24T00:30:00.000Z');

    const personIds = [office.staff.personId];
    await office.head.call(assignments.assign, {
      personIds,
      patternId: nights,
      rotationOffset: 1,
      ...from('2026-11-25'),
    });
    expect((await seen('staff', '2026-11-25')).hours).toMatchObject({
      startsAt: '2026-11-25T15:00:00.000Z',
      endsAt: '2026-11-25T23:00:00.000Z',
    });
    expect((await seen('staff', '2026-11-26')).kind).toBe('rest');
  });

  test('for a time leaves what stood before it to go on afterwards', async () => {
    const [late, early] = [await pattern(week('09:00', '17:00')), await pattern(week('07:00', '15:00'))];
    const unitIds = [office.deptId];
    await office.admin.call(assignments.assign, { unitIds, patternId: late, ...from('2026-11-01') });
    await office.admin.call(assignments.assign, {
      ...{ unitIds, patternId: early },
      ...from('2026-11-25', { lastDay: '2026-11-26' }),
    });
    const { items } = await office.staff.call(days.show, { from: '2026-11-24', until: '2026-11-27' });
    expect(items.map(({ hours }) => hours?.startsAt.slice(11, 16))).toEqual([
      '02:00',
      '00:00',
      '00:00',
      '02:00',
    ]);
    const listed = await office.admin.call(assignments.list, { unitId: office.deptId });
    expect(listed.items.map(({ startsOn, lastDay }) => [startsOn, lastDay]).toSorted()).toEqual([
      ['2026-11-01', '2026-11-24'],
      ['2026-11-25', '2026-11-26'],
      ['2026-11-27', null],
    ]);
  });

  test('changes no day that has begun', async () => {
    const patternId = await pattern();
    const unitIds = [office.deptId];
    const assign = (startsOn: string) =>
      office.admin.call(assignments.assign, { unitIds, patternId, ...from(startsOn) });
    await assign('2026-11-01');
    expect(await refusal(assign('2026-11-21'))).toBe('calendar.begun-stays');
    const [only] = (await office.admin.call(assignments.list, { unitId: office.deptId })).items;
    const end = (lastDay: string) =>
      office.admin.call(assignments.end, { assignmentId: only!.id, lastDay, ...basis });
    expect(await refusal(end('2026-11-20'))).toBe('calendar.begun-stays');
    expect(await end('2026-11-21')).toMatchObject({ lastDay: '2026-11-21', can: { end: false } });
    expect(await refusal(end('2026-11-21'))).toBe('calendar.ended-already');
    expect((await seen('staff', '2026-11-23')).reasons).toMatchObject([{ to: 'law' }, {}]);
  });

  test('needs a pattern that is there, a team in its cycle, and somebody', async () => {
    const later = await pattern(week('08:00', '16:30'), '2027-01-01');
    const nights = await pattern(rotation);
    const unitIds = [office.deptId];
    const assign = (input: object) =>
      refusal(office.admin.call(assignments.assign, { patternId: null, ...from('2026-12-01'), ...input }));
    expect(await assign({ unitIds, patternId: later })).toBe('calendar.pattern-begins-later');
    expect(await assign({ unitIds, patternId: nights, rotationOffset: 3 })).toBe(
      'calendar.offset-outside-cycle',
    );
    expect(await assign({})).toBe('calendar.one-subject');
    expect(await assign({ unitIds, lastDay: '2026-11-30' })).toBe('calendar.last-day-before-first');
  });

  test('is made and seen where the right is held', async () => {
    const patternId = await pattern();
    const above = { patternId, unitIds: [office.unitId], ...from('2026-12-01') };
    expect(await refusal(office.head.call(assignments.assign, above))).toBe('core.not-found');
    const regent = { patternId, personIds: [office.regent.personId], ...from('2026-12-01') };
    expect(await refusal(office.head.call(assignments.assign, regent))).toBe('core.not-found');
    await office.admin.call(assignments.assign, above);
    await office.head.call(assignments.assign, { ...regent, personIds: [office.staff.personId] });
    const of = async (actor: 'admin' | 'head') =>
      (await office[actor].call(assignments.list, {})).items.map(
        ({ unit, person }) => unit?.id ?? person?.id,
      );
    expect(await of('admin')).toEqual([office.staff.personId, office.unitId]);
    expect(await of('head')).toEqual([office.staff.personId]);
  });
});

describe('flexible time and place', () => {
  test('are not for whom they were taken from (PermenPANRB 4/2025 art. 25)', async () => {
    const patternId = await pattern();
    await office.admin.call(assignments.assign, {
      unitIds: [office.deptId],
      patternId,
      startsOn: '2026-11-01',
      ...basis,
    });
    const friday = '2026-11-27';
    expect((await seen('staff', friday)).hours).toMatchObject({
      place: 'home',
      flexible: { earliestStart: '2026-11-27T00:30:00.000Z', latestStart: '2026-11-27T02:00:00.000Z' },
    });
    const { personId } = office.staff;
    const stop = await office.head.call(flexibilityStops.add, {
      personId,
      startsOn: '2026-11-23',
      lastDay: null,
    });
    expect(await seen('staff', friday)).toMatchObject({
      hours: { place: 'office', flexible: null },
      reasons: [{}, {}, { kind: 'not-flexible' }],
    });
    await office.head.call(flexibilityStops.end, { stopId: stop.id, lastDay: '2026-11-26' });
    expect((await seen('staff', friday)).hours?.place).toBe('home');
    const again = office.head.call(flexibilityStops.end, { stopId: stop.id, lastDay: '2026-11-27' });
    expect(await refusal(again)).toBe('calendar.ended-already');
  });

  test('are taken from people where the right is held, and listed there', async () => {
    const regent = { personId: office.regent.personId, startsOn: '2026-12-01' };
    expect(await refusal(office.head.call(flexibilityStops.add, regent))).toBe('core.not-found');
    await office.admin.call(flexibilityStops.add, regent);
    expect((await office.head.call(flexibilityStops.list, {})).items).toEqual([]);
    expect((await office.admin.call(flexibilityStops.list, {})).items).toMatchObject([
      { person: { id: regent.personId } },
    ]);
  });
});

describe('the zone of a unit', () => {
  test('moves the hours of all below it, from a day on', async () => {
    const set = (startsOn: string) =>
      office.admin.call(unitZones.set, { unitId: office.deptId, zone: 'Asia/Jayapura', startsOn, ...basis });
    await set('2026-11-25');
    const { items } = await office.staff.call(days.show, { from: '2026-11-24', until: '2026-11-25' });
    expect(items.map(({ zone, hours }) => [zone, hours?.startsAt])).toEqual([
      ['Asia/Jakarta', '2026-11-24T00:30:00.000Z'],
      ['Asia/Jayapura', '2026-11-24T22:30:00.000Z'],
    ]);
    expect((await office.staff.call(unitZones.list, {})).items).toMatchObject([
      { unit: { name: 'Dinas Kominfo' } },
    ]);
    expect(
      await refusal(
        office.head.call(unitZones.set, {
          unitId: office.deptId,
          zone: 'Asia/Jakarta',
          startsOn: '2027-01-01',
          ...basis,
        }),
      ),
    ).toBe('core.not-found');
  });
});

describe('the days of a person', () => {
  test('are shown to themselves and to who manages them', async () => {
    const asked = { personId: office.staff.personId, from: '2026-11-23', until: '2026-11-27' };
    expect((await office.head.call(days.show, asked)).items).toHaveLength(5);
    expect(await refusal(office.division.call(days.show, asked))).toBe('core.not-found');
    const regent = { ...asked, personId: office.regent.personId };
    expect(await refusal(office.head.call(days.show, regent))).toBe('core.not-found');
  });

  test('say that nobody entered the national days yet', async () => {
    expect((await seen('staff', '2027-01-04')).reasons[0]).toEqual({ kind: 'holidays-unknown' });
  });

  test('are at most 62 at once', async () => {
    const asked = { from: '2026-01-01', until: '2026-03-04' };
    expect(await refusal(office.staff.call(days.show, asked))).toBe('calendar.too-many-days');
    expect(await refusal(office.staff.call(days.show, { ...asked, until: '2025-12-31' }))).toBe(
      'calendar.last-day-before-first',
    );
  });
});
