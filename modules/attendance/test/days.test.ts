import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holidays } from '#modules/calendar/contract/holidays.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { checkIns } from '../contract/check-ins.ts';
import { attendanceDays, deductionSchemes } from '../contract/days.ts';
import { attendanceRequests } from '../contract/requests.ts';
import { markDays, unmarkDays } from '../server/attendance.api.ts';
import { financeRules } from '../server/rules/days/example-rules.ts';
import { closeDays } from '../server/schedules/close-days.ts';
import {
  type AttendanceOffice,
  at,
  attendanceOffice,
  give,
  monday,
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
  // The days before are of other tests.
  await house.owner('insert into attendance.closed_day values ($1, $2, $3)', [
    office.agencyId,
    '2026-11-22',
    house.clock.now(),
  ]);
});
afterAll(() => house.close());

async function tap(time: string, direction: 'in' | 'out') {
  house.clock.set(at(time));
  await office.staff.call(checkIns.checkIn, phone.tap({ direction }));
}
async function dayOf(day = monday, more: { personId?: never } = {}) {
  const { items } = await office.staff.call(attendanceDays.list, { from: day, until: day, ...more });
  return items[0];
}
const closed = async (time: string) => {
  house.clock.set(at(time));
  await runSchedule(house, office, closeDays);
};
const kept = () =>
  house.owner<{ n: number }>('select count(*)::int as n from attendance.day where agency_id = $1', [
    office.agencyId,
  ]);

describe('a day', () => {
  test('is reckoned while it runs, and kept once no check-in can come for it', async () => {
    await tap('07:41', 'in');
    expect(await dayOf()).toMatchObject({ status: 'at-work', closed: false, minutes: { late: 11 } });
    expect(await kept()).toEqual([{ n: 0 }]);
    await tap('16:03', 'out');
    await closed('23:30');
    expect(await kept()).toEqual([{ n: 0 }]);
    await closed('23:50');
    const day = await dayOf();
    expect(day).toMatchObject({
      ...{ status: 'late', closed: true, lateTier: 'TL1', deduction: 50, awaits: 0 },
      minutes: { worked: 439, late: 11, early: 0 },
    });
    expect(day!.why.map(({ code }) => code)).toContain('tier');
    // Everybody of the office, of whom nobody else came.
    expect(await kept()).toEqual([{ n: 7 }]);
  });

  test('without a check-in is an absence, and a day of rest is none', async () => {
    await closed('23:59');
    house.clock.set(at('12:00', '2026-11-30'));
    await runSchedule(house, office, closeDays);
    expect(await dayOf()).toMatchObject({ status: 'absent', absentDays: 1, deduction: 500 });
    expect(await dayOf('2026-11-28')).toMatchObject({ status: 'rest', deduction: 0 });
  });

  test('of half a leave without coming costs whole hundredths of a percent, and is kept as the days of all others', async () => {
    const rules = { ...financeRules, late: [...financeRules.late], early: [...financeRules.early] };
    await office.admin.call(deductionSchemes.decide, {
      startsOn: monday,
      rules: { ...rules, absentBasisPoints: 125 },
    });
    const { personId } = office.staff;
    const source = { source: 'leave.request', sourceId: '0192f0c5-7f6e-7000-8000-000000000002' } as const;
    const mark = { kind: 'leave', part: 'first-half', reference: 'C-13/2026' } as const;
    await house.system(office.agencyId, (ctx) =>
      markDays(ctx, { ...source, personId, firstDay: monday, lastDay: monday, mark }),
    );
    await closed('23:59');
    expect(await dayOf()).toMatchObject({ closed: true, absentDays: 0.5, deduction: 62 });
    expect(await kept()).toEqual([{ n: 7 }]);
  });

  test('of who keeps no hours is none, also before it is over', async () => {
    await house.owner(`update organization.person set kind = 'other' where id = $1`, [office.staff.personId]);
    house.clock.set(at('12:00'));
    expect(await dayOf()).toBeUndefined();
  });

  test('before attendance began is nothing', async () => {
    house.clock.set(at('12:00'));
    const before = await office.staff.call(attendanceDays.list, { from: '2026-02-20', until: '2026-02-27' });
    expect(before.items).toEqual([]);
  });

  test('is kept once, however often the round is made', async () => {
    for (const _ of [1, 2, 3]) await closed('23:59');
    expect(await kept()).toEqual([{ n: 7 }]);
  });

  test('is reckoned anew when a check-in arrives late', async () => {
    house.clock.set(at('07:20'));
    await closed('23:59');
    expect((await dayOf())!.status).toBe('absent');
    // Kept without a ticket: what counts is when it arrived, and a person may settle on what can have been.
    house.clock.set(at('23:44'));
    const { items } = await office.staff.call(checkIns.bring, { items: [phone.tap({ direction: 'in' })] });
    expect(items[0]!.checkIn!.standing).toBe('awaits');
    house.clock.set(at('23:59'));
    await house.runJobs();
    expect(await dayOf()).toMatchObject({ awaits: 1, closed: true, status: 'no-check-out' });
  });

  test('is reckoned anew when it becomes a holiday, for everybody', async () => {
    await closed('23:59');
    await give(house, office, office.admin, office.unitId, ['calendar.manage']);
    await office.admin.call(holidays.set, {
      ...{ day: monday, name: 'Pemilihan', kind: 'national', basisNumber: 'Keppres 9/2026' },
      ...{ basisTitle: 'Hari Libur', decidedBy: 'Presiden' },
    });
    await house.runJobs();
    expect(await dayOf()).toMatchObject({ status: 'holiday', absentDays: 0, deduction: 0 });
  });

  test('marked by another part of the house is covered, and unmarked is not', async () => {
    await closed('23:59');
    const source = { source: 'leave.request', sourceId: '0192f0c5-7f6e-7000-8000-000000000001' } as const;
    const { personId } = office.staff;
    const mark = { kind: 'leave', part: 'whole', reference: 'C-12/2026' } as const;
    for (const _ of ['once', 'told again'])
      await house.system(office.agencyId, (ctx) =>
        markDays(ctx, { ...source, personId, firstDay: monday, lastDay: '2026-11-24', mark }),
      );
    await house.runJobs();
    expect(await dayOf()).toMatchObject({ status: 'leave', absentDays: 0 });
    await house.system(office.agencyId, (ctx) => unmarkDays(ctx, source));
    await house.runJobs();
    expect(await dayOf()).toMatchObject({ status: 'absent', absentDays: 1 });
  });

  test('is seen by its person and who has the right in the unit, and by nobody else', async () => {
    const asked = { from: monday, until: monday, personId: office.staff.personId };
    expect((await office.head.call(attendanceDays.list, asked)).items).toHaveLength(1);
    expect(await refusal(office.registry.call(attendanceDays.list, asked))).toBe('core.not-found');
    const other = await attendanceOffice(house);
    expect(await refusal(other.admin.call(attendanceDays.list, asked))).toBe('core.not-found');
  });
});

describe('a scheme of deductions', () => {
  test('holds from a day on; days before cost what they cost', async () => {
    const rules = { ...financeRules, late: [...financeRules.late], early: [...financeRules.early] };
    await office.admin.call(deductionSchemes.decide, {
      startsOn: '2026-11-24',
      rules: { ...rules, absentBasisPoints: 700 },
    });
    house.clock.set(at('12:00', '2026-11-26'));
    await runSchedule(house, office, closeDays);
    expect((await dayOf())!.deduction).toBe(500);
    expect((await dayOf('2026-11-24'))!.deduction).toBe(700);
    const past = { startsOn: monday, rules };
    expect(await refusal(office.admin.call(deductionSchemes.decide, past))).toBe('attendance.begun-stays');
    const wrong = { startsOn: '2026-12-01', rules: { ...rules, notCheckedIn: 'TL9' } };
    expect(await refusal(office.admin.call(deductionSchemes.decide, wrong))).toBe('attendance.no-such-tier');
    expect(await refusal(office.head.call(deductionSchemes.decide, wrong))).toBe('core.forbidden');
  });
});

describe('what is asked about days', () => {
  const duty = { kind: 'duty' as const, part: 'whole' as const, reference: 'ST-7/2026' };
  const ask = (content: Parameters<typeof submit>[0], firstDay = monday, lastDay = firstDay) =>
    submit(content, firstDay, lastDay);
  function submit(
    content:
      | { kind: 'remote'; mode: 'home' }
      | typeof duty
      | { kind: 'correction'; direction: 'in'; at: string },
    firstDay: string,
    lastDay: string,
  ) {
    const input = { content, firstDay, lastDay, reason: 'Tugas di Bandung' };
    return office.staff.call(attendanceRequests.submit, input);
  }
  const decide = (requestId: never, decision: 'approve' | 'reject', by = office.head) =>
    by.call(attendanceRequests.decide, { requestId, decision, reason: 'Karena' });

  test('marks the days when a superior approves, and no more when that is undone', async () => {
    await closed('23:59');
    const { id } = await ask(duty);
    await decide(id as never, 'approve');
    await house.runJobs();
    expect(await dayOf()).toMatchObject({ status: 'duty', absentDays: 0, minutes: { credited: 450 } });
    const undone = await office.head.call(attendanceRequests.undo, { requestId: id, reason: 'Salah hari' });
    expect(undone.state).toBe('undone');
    await house.runJobs();
    expect((await dayOf())!.status).toBe('absent');
  });

  test('sets a check-in right that was forgotten', async () => {
    await tap('16:10', 'out');
    house.clock.set(at('17:00'));
    const content = { kind: 'correction' as const, direction: 'in' as const, at: at('07:25').toISOString() };
    const { id } = await ask(content);
    await decide(id as never, 'approve');
    expect(await dayOf()).toMatchObject({ status: 'present', checkIn: at('07:25').toISOString() });
  });

  test('of a correction is an instant of the day that is over', async () => {
    house.clock.set(at('09:00'));
    const of = (time: string, day = monday) =>
      ask({ kind: 'correction', direction: 'in', at: at(time, day).toISOString() }, monday);
    expect(await refusal(of('09:01'))).toBe('attendance.day-to-come');
    expect(await refusal(of('07:30', '2026-11-20'))).toBe('attendance.instant-not-of-day');
  });

  test('is decided by nobody who asked, nor below them, nor elsewhere; and once', async () => {
    const { id } = await office.head.call(attendanceRequests.submit, {
      ...{ content: duty, firstDay: monday, lastDay: monday, reason: 'Tugas' },
    });
    const by = (asker: typeof office.head) => refusal(decide(id as never, 'approve', asker));
    expect(await by(office.head)).toBe('core.not-found');
    expect(await by(office.division)).toBe('core.not-found');
    expect(await by(office.staff)).toBe('core.forbidden');
    expect(await by((await attendanceOffice(house)).admin)).toBe('core.not-found');
    const both = await Promise.all([
      refusal(decide(id as never, 'approve', office.admin)),
      refusal(decide(id as never, 'reject', office.admin)),
    ]);
    expect(both.sort()).toEqual(['attendance.act-not-open', 'not refused']);
  });

  test('of work elsewhere is two days a week, and none for whom flexible place was stopped', async () => {
    await ask({ kind: 'remote', mode: 'home' }, '2026-11-25', '2026-11-26');
    const third = ask({ kind: 'remote', mode: 'home' }, '2026-11-27');
    expect(await refusal(third)).toBe('attendance.remote-days-used-up');
    expect(await refusal(ask({ kind: 'remote', mode: 'home' }, '2026-11-30'))).toBe('not refused');
    await house.owner(
      `insert into calendar.flexibility_stop (agency_id, id, person_id, starts_on, recorded_at) values ($1, gen_random_uuid(), $2, '2026-12-01', now())`,
      [office.agencyId, office.staff.personId],
    );
    const stopped = ask({ kind: 'remote', mode: 'home' }, '2026-12-08');
    expect(await refusal(stopped)).toBe('attendance.flexibility-stopped');
  });

  test('by two phones at once is two days a week as well', async () => {
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
    const answers = await Promise.all(days.map((day) => refusal(ask({ kind: 'remote', mode: 'home' }, day))));
    expect(answers.filter((one) => one === 'not refused')).toHaveLength(2);
  });

  test('makes a check-in from home count, where it was approved', async () => {
    const { id } = await ask({ kind: 'remote', mode: 'home' });
    await decide(id as never, 'approve');
    house.clock.set(at('07:20'));
    const far = { latitude: -6.9147444, longitude: 107.6098111, accuracyM: 14.1, altitudeM: 702.3 };
    const { checkIn } = await office.staff.call(checkIns.checkIn, phone.tap({ position: far }));
    expect(checkIn).toMatchObject({ verdict: 'out', standing: 'counts' });
    expect(await dayOf()).toMatchObject({ status: 'at-work', remote: 'home' });
  });
});
