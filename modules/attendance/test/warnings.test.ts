import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { listWarnings } from '../contract/warnings.ts';
import { markDays, unmarkDays } from '../server/attendance.api.ts';
import { askForDays } from '../server/jobs/reckon-days.ts';
import { closeDays } from '../server/schedules/close-days.ts';
import { warnDiscipline } from '../server/schedules/warn-discipline.ts';
import { type AttendanceOffice, at, attendanceOffice, monday, runSchedule } from './attendance-office.ts';

let house: TestHouse;
let office: AttendanceOffice;

beforeAll(async () => {
  house = await testHouse();
});
/** Monday to Wednesday nobody came, and the days are kept. */
beforeEach(async () => {
  office = await attendanceOffice(house);
  await house.owner('insert into attendance.closed_day values ($1, $2, $3)', [
    ...[office.agencyId, '2026-11-22'],
    house.clock.now(),
  ]);
  house.clock.set(at('09:00', '2026-11-26'));
  await runSchedule(house, office, closeDays);
});
afterAll(() => house.close());

const warn = () => runSchedule(house, office, warnDiscipline);
const source = { source: 'leave.request', sourceId: '0192f0c5-7f6e-7000-8000-000000000003' } as const;
/** Leave of Wednesday that is granted late. */
async function grant() {
  const mark = { kind: 'leave', part: 'whole', reference: 'C-14/2026' } as const;
  const days = { firstDay: '2026-11-25', lastDay: '2026-11-25' };
  const { personId } = office.staff;
  await house.system(office.agencyId, (ctx) => markDays(ctx, { ...source, personId, ...days, mark }));
  await house.runJobs();
}
const standing = async () => {
  const { items } = await office.head.call(listWarnings, { personId: office.staff.personId });
  return items.map(({ stage, threshold, days }) => `${stage} ${threshold} at ${days}`);
};
const told = async (type: string) =>
  (
    await house.owner<{ payload: { stage: string; threshold: number; days?: number } }>(
      `select payload from core.event where agency_id = $1 and type = $2 and subject_id = $3 order by id`,
      [office.agencyId, `attendance-discipline.${type}`, office.staff.personId],
    )
  ).map(({ payload: { stage, threshold, days } }) => [stage, threshold, days].filter(Boolean).join(' '));
const waiting = () =>
  house.owner('select person_id from attendance.recount where agency_id = $1', [office.agencyId]);

test('a warning is taken back when a correction lowers the count, and told again when it rises again', async () => {
  await warn();
  expect(await standing()).toEqual(['nearing 4 at 3']);
  await grant();
  await warn();
  expect(await standing()).toEqual(['nearing 3 at 2']);
  expect((await told('lifted')).sort()).toEqual(['nearing 4 2', 'reached 3 2']);
  await house.system(office.agencyId, (ctx) => unmarkDays(ctx, source));
  await house.runJobs();
  await warn();
  expect(await standing()).toEqual(['nearing 4 at 3']);
  expect(await told('warned')).toEqual(['reached 3', 'nearing 4', 'nearing 3', 'reached 3', 'nearing 4']);
});

test('people alone are counted of whom days without reason changed since the last time', async () => {
  expect(await waiting()).toHaveLength(7);
  await warn();
  expect(await waiting()).toEqual([]);
  // Reckoned anew, with nothing that changed.
  const everyDay = { personIds: null, from: monday, until: '2026-11-25' };
  await house.system(office.agencyId, (ctx) => askForDays(ctx, everyDay));
  await house.runJobs();
  expect(await waiting()).toEqual([]);
  await grant();
  expect(await waiting()).toEqual([{ person_id: office.staff.personId }]);
  await warn();
  expect(await waiting()).toEqual([]);
});
