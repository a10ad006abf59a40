import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { emit } from '#core/events/emit.ts';
import { holderAppointed } from '#modules/organization/contract/events.ts';
import { people } from '#modules/organization/contract/people.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { deductionSchemes } from '../contract/days.ts';
import { financeRules } from '../server/rules/days/example-rules.ts';
import { closeDays } from '../server/schedules/close-days.ts';
import { type AttendanceOffice, at, attendanceOffice, monday, runSchedule } from './attendance-office.ts';

let house: TestHouse;
let office: AttendanceOffice;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  office = await attendanceOffice(house);
  await house.owner('insert into attendance.closed_day values ($1, $2, $3)', [
    ...[office.agencyId, '2026-11-22'],
    house.clock.now(),
  ]);
});
afterAll(() => house.close());

const kept = (personId = office.staff.personId) =>
  house.owner<{ day: string; deduction: number }>(
    `select day::text, deduction from attendance.day where agency_id = $1 and person_id = $2 order by day`,
    [office.agencyId, personId],
  );
const days = async (personId = office.staff.personId) => (await kept(personId)).map(({ day }) => day);

test('a scheme that is decided today holds for days that closed earlier today', async () => {
  house.clock.set(at('23:55'));
  await runSchedule(house, office, closeDays);
  expect(await kept()).toMatchObject([{ day: monday, deduction: 500 }]);
  const rules = { ...financeRules, late: [...financeRules.late], early: [...financeRules.early] };
  await office.admin.call(deductionSchemes.decide, {
    startsOn: monday,
    rules: { ...rules, absentBasisPoints: 700 },
  });
  await house.runJobs();
  expect(await kept()).toMatchObject([{ day: monday, deduction: 700 }]);
});

test('whoever is said to have left the service some days ago keeps none of the days since; back again, they do', async () => {
  house.clock.set(at('12:00', '2026-11-26'));
  await runSchedule(house, office, closeDays);
  const all = [monday, '2026-11-24', '2026-11-25'];
  expect(await days()).toEqual(all);
  const { personId, postId } = office.staff;
  await office.admin.call(people.change, { personId, activeUntil: monday });
  await house.runJobs();
  expect(await days()).toEqual([monday]);
  expect(await days(office.head.personId)).toEqual(all);

  await house.owner(`update organization.person set active_until = null where id = $1`, [personId]);
  await house.owner(`update organization.holder set ends_at = null where person_id = $1`, [personId]);
  const startsOn = '2026-11-24';
  const appointed = {
    postId,
    postName: 'Staf',
    unitId: office.deptId,
    personId,
    kind: 'definitive' as const,
  };
  await house.system(office.agencyId, (ctx) =>
    emit(ctx, holderAppointed, {
      subject: postId,
      payload: { ...appointed, startsAt: at('00:00', startsOn).toISOString(), startsOn, endsAt: null },
    }),
  );
  await house.runJobs();
  expect(await days()).toEqual(all);
});

test('nobody who is new gets days of a time before they came', async () => {
  house.clock.set(at('12:00', '2026-11-26'));
  const { personId, postId } = office.staff;
  const startsOn = '2026-03-02';
  const appointed = {
    postId,
    postName: 'Staf',
    unitId: office.deptId,
    personId,
    kind: 'definitive' as const,
  };
  await house.system(office.agencyId, (ctx) =>
    emit(ctx, holderAppointed, {
      subject: postId,
      payload: { ...appointed, startsAt: at('00:00', startsOn).toISOString(), startsOn, endsAt: null },
    }),
  );
  await house.runJobs();
  expect(await days()).toEqual([]);
});
