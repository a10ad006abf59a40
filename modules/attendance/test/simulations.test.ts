import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assignments } from '#modules/calendar/contract/assignments.ts';
import type { PatternRule, WeekRule } from '#modules/calendar/contract/pattern-rule.ts';
import { patterns } from '#modules/calendar/contract/patterns.ts';
import type { PatternId } from '#modules/calendar/contract/terms.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { deductionSchemes } from '../contract/days.ts';
import type { RulesProposal } from '../contract/proposals.ts';
import { recaps } from '../contract/recaps.ts';
import { simulations } from '../contract/simulations.ts';
import { agricultureRules } from '../server/rules/days/example-rules.ts';
import { closeDays } from '../server/schedules/close-days.ts';
import {
  type AttendanceOffice,
  at,
  attendanceOffice,
  give,
  phoneOf,
  refusal,
  runSchedule,
} from './attendance-office.ts';

let house: TestHouse;
let office: AttendanceOffice;

/** Thursday, Friday and Monday, the last of the month. */
const worked = ['2026-11-26', '2026-11-27', '2026-11-30'] as const;
const afterwards = at('09:00', '2026-12-03');
const month = { from: '2026-11-01', until: '2026-11-30' };
const basis = { basisNumber: '800/7/2026', basisTitle: 'Jam kerja', decidedBy: 'Bupati' };

const week = (start: string, end: string): WeekRule => ({
  kind: 'week',
  ordinary: [
    ...Array.from({ length: 5 }, () => ({
      ...{ start, end, place: 'office' as const },
      breaks: [{ start: '12:00', minutes: 60 }],
    })),
    null,
    null,
  ],
  ...{ ramadan: null, flexible: null },
});
const late = week('08:30', '17:00') satisfies PatternRule;
const { late: lateTiers, early: earlyTiers, ...others } = agricultureRules;
const cheaper = { ...others, late: [...lateTiers], early: [...earlyTiers] };
/** The second tier costs 2.5 % a day, and a day of absence 4 % in place of 5. */
const dearer = {
  kind: 'scheme' as const,
  rules: { ...cheaper, late: cheaper.late.with(1, { code: 'TL2', fromMinutes: 31, basisPoints: 250 }) },
} satisfies RulesProposal;

beforeAll(async () => {
  house = await testHouse();
});

async function opened(): Promise<AttendanceOffice> {
  const made = await attendanceOffice(house);
  await give(house, made, made.admin, made.unitId, ['attendance.view-unit', 'calendar.manage']);
  return made;
}

/** November in which staff came at 08.10 and went at 16.35 on three days, and all others never. */
async function november(made: AttendanceOffice): Promise<void> {
  await house.owner('insert into attendance.closed_day values ($1, $2, $3)', [
    ...[made.agencyId, '2026-11-25', house.clock.now()],
  ]);
  const phone = await phoneOf(house, made.staff);
  for (const day of worked)
    for (const [direction, time] of [
      ['in', '08:10'],
      ['out', '16:35'],
    ] as const) {
      house.clock.set(at(time, day));
      await made.staff.call(checkIns.checkIn, phone.tap({ direction }));
    }
  house.clock.set(afterwards);
  await runSchedule(house, made, closeDays);
}

beforeEach(async () => {
  office = await opened();
  await november(office);
});
afterAll(() => house.close());

const simulate = (proposal: RulesProposal, more: object = { unitId: office.unitId }) =>
  office.admin.call(simulations.rules, { proposal, ...more });
const recapOf = async (made: AttendanceOffice) => {
  const { items } = await made.admin.call(recaps.recap, { ...month, unitId: made.unitId, size: 100 });
  return new Map(items.map(({ id, sums }) => [id as string, sums]));
};
const own = <T extends { person: { id: string } }>(items: readonly T[], made = office): T =>
  items.find(({ person }) => person.id === made.staff.personId)!;
/** A pattern that is assigned to the department from a day on. */
async function assigned(made: AttendanceOffice, startsOn: string): Promise<PatternId> {
  const { call } = made.admin;
  const pattern = await call(patterns.create, { name: 'Siang', rule: late, startsOn, ...basis });
  const unitIds = [made.deptId];
  await call(assignments.assign, { unitIds, patternId: pattern.id, startsOn, ...basis });
  return pattern.id!;
}

describe('rules on last month', () => {
  test('another scheme: what everybody lost and would lose, as the recap knows it', async () => {
    const { total, items, from, until } = await simulate(dearer);
    expect({ from, until }).toEqual(month);
    const recap = await recapOf(office);
    expect(total).toMatchObject({ people: recap.size, changed: recap.size });
    for (const { person, before } of items) {
      const { tiers: _, ...sums } = before;
      expect(recap.get(person.id)).toMatchObject(sums);
    }
    // 40 minutes late on three days is TL2 in both.
    expect(own(items)).toMatchObject({
      before: { late: 3, lateMinutes: 120, tiers: { TL2: 3 }, deduction: 300 },
      after: { late: 3, lateMinutes: 120, tiers: { TL2: 3 }, deduction: 750 },
      days: 3,
    });
  });

  test('a pattern that a unit would work by: the same as had it worked by it', async () => {
    const { items } = await simulate({
      kind: 'pattern',
      rule: late,
      rotationOffset: 0,
      unitId: office.deptId,
    });
    const after = own(items).after;
    expect(after).toMatchObject({ late: 0, early: 3, earlyMinutes: 75, tiers: { PSW1: 3 } });
    const other = await opened();
    await assigned(other, '2026-03-03');
    await november(other);
    const { tiers: _, ...sums } = after;
    expect((await recapOf(other)).get(other.staff.personId)).toMatchObject(sums);
  });

  test('days that differ are shown as they are and as they would be, with why', async () => {
    const { items } = await office.admin.call(simulations.days, {
      proposal: { kind: 'pattern', rule: late, rotationOffset: 0, unitId: office.deptId },
      personId: office.staff.personId,
    });
    expect(items.map(({ day }) => day)).toEqual([...worked]);
    for (const { before, after } of items) {
      expect([before.status, after.status]).toEqual(['late', 'left-early']);
      expect(before.why).toContainEqual(expect.objectContaining({ code: 'tier', tier: 'TL2', minutes: 40 }));
      expect(after.why).toContainEqual(expect.objectContaining({ code: 'tier', tier: 'PSW1', minutes: 25 }));
    }
  });

  test('an assignment goes by the version that counts on its first day, and nearer ones stand', async () => {
    const patternId = await assigned(office, '2026-12-10');
    const wanted = { kind: 'assignment', patternId, rotationOffset: 0 } as const;
    const later = await simulate({ ...wanted, startsOn: '2026-12-10', unitId: office.unitId });
    expect(own(later.items).after).toMatchObject({ late: 0, early: 3 });
    const early = simulate({ ...wanted, startsOn: '2026-12-05', unitId: office.unitId });
    expect(await refusal(early)).toBe('calendar.pattern-begins-later');
    const alone = await simulate(
      { ...wanted, startsOn: '2026-12-10', personId: office.head.personId },
      { personId: office.staff.personId },
    );
    expect(alone.total).toMatchObject({ people: 1, changed: 0 });
  });

  test('a version changes nothing for those who did not work by its pattern', async () => {
    const patternId = await assigned(office, '2026-12-10');
    const { total, items } = await simulate({ kind: 'version', patternId, rule: week('07:00', '15:00') });
    expect(total).toMatchObject({ changed: 0 });
    expect(items).toEqual([]);
  });

  test('are read by name, page by page, everybody once, and added up on the first', async () => {
    const seen: string[] = [];
    const totals: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await simulate(dearer, { unitId: office.unitId, size: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ person }) => person.id));
      totals.push(page.total);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await recapOf(office)).size);
    expect(totals.map(Boolean)).toEqual([true, ...totals.slice(1).map(() => false)]);
  });

  test('nothing is written', async () => {
    const patternId = await assigned(office, '2026-12-10');
    const before = await everything();
    await simulate(dearer);
    await simulate({ kind: 'version', patternId, rule: week('07:00', '15:00') });
    await office.admin.call(simulations.days, { proposal: dearer, personId: office.staff.personId });
    expect(await everything()).toEqual(before);
    // The look would see it: the very same decided for good.
    await office.admin.call(deductionSchemes.decide, { startsOn: '2026-12-10', rules: dearer.rules });
    expect(await everything()).not.toEqual(before);
  });
});

describe('who may ask', () => {
  test('is who manages attendance of the unit, or of the person', async () => {
    const { head, division, unitId, deptId, staff, registry } = office;
    const of = (who: typeof head, more: object) =>
      refusal(who.call(simulations.rules, { proposal: dearer, ...more }));
    expect(await of(head, { unitId: deptId })).toBe('core.forbidden');
    await give(house, office, division, deptId, ['attendance.manage']);
    expect(await of(division, { unitId: deptId })).toBe('not refused');
    expect(await of(division, { personId: staff.personId })).toBe('not refused');
    expect(await of(division, { unitId })).toBe('core.not-found');
    expect(await of(division, { personId: registry.personId })).toBe('core.not-found');
    expect(await of(division, { unitId: deptId, personId: staff.personId })).toBe('attendance.one-subject');
    expect(await of(division, {})).toBe('attendance.one-subject');
    const days = { proposal: dearer, personId: registry.personId };
    expect(await refusal(division.call(simulations.days, days))).toBe('core.not-found');
  });

  test('people and their days are for who sees the unit, sums for who manages', async () => {
    const { regent, unitId, staff } = office;
    await give(house, office, regent, unitId, ['attendance.manage']);
    const sums = { proposal: dearer, unitId };
    const { total, items, next } = await regent.call(simulations.rules, sums);
    expect(total!.changed).toBeGreaterThan(0);
    expect([items, next]).toEqual([[], null]);
    const one = { proposal: dearer, personId: staff.personId };
    expect(await refusal(regent.call(simulations.rules, one))).toBe('core.not-found');
    const days = { proposal: dearer, personId: staff.personId };
    expect(await refusal(regent.call(simulations.days, days))).toBe('core.not-found');
  });

  test('is nobody of another agency, and with no pattern of one', async () => {
    const other = await opened();
    house.clock.set(afterwards);
    const foreign = await assigned(other, '2026-12-10');
    expect(await refusal(simulate(dearer, { unitId: other.deptId }))).toBe('core.not-found');
    expect(await refusal(simulate(dearer, { personId: other.staff.personId }))).toBe('core.not-found');
    const version = { kind: 'version', patternId: foreign, rule: late } as const;
    expect(await refusal(simulate(version))).toBe('core.not-found');
  });

  test('hears what is wrong with the rules before they are decided', async () => {
    const tiers = [...cheaper.late].reverse();
    const backwards = simulate({ kind: 'scheme', rules: { ...cheaper, late: tiers } });
    expect(await refusal(backwards)).toBe('attendance.tiers-do-not-rise');
    const idle: PatternRule = { ...week('07:30', '16:00'), ordinary: Array.from({ length: 7 }, () => null) };
    const nobody = simulate({ kind: 'pattern', rule: idle, rotationOffset: 0, unitId: office.deptId });
    expect(await refusal(nobody)).toBe('calendar.no-working-day');
  });
});

/** How often every row of attendance and calendar was written, and how much was told. */
async function everything(): Promise<unknown> {
  const tables = await house.owner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('attendance', 'calendar') order by 1`,
  );
  const counts: unknown[] = [];
  for (const { name } of tables)
    counts.push(
      await house.owner(
        `select '${name}' as name, count(*), md5(string_agg(t.xmin::text || t::text, ',' order by t::text)) from ${name} t`,
      ),
    );
  return [counts, await house.owner('select count(*) from core.event')];
}
