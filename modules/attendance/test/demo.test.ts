import { afterEach, expect, test } from 'vitest';
import { loadDemoAttendance } from '#app/demo/load-attendance.ts';
import { loadDemoCalendar } from '#app/demo/load-calendar.ts';
import { openStage } from '#app/demo/stage.ts';
import { demoWorld } from '#tests/house/demo-world.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { attendanceDays } from '../contract/days.ts';
import { places } from '../contract/place-operations.ts';
import { recaps } from '../contract/recaps.ts';
import { attendanceRequests } from '../contract/requests.ts';
import { reviews } from '../contract/reviews.ts';

let house: TestHouse;
afterEach(() => house.close());

test.each([
  ['a working day at noon', '2026-11-24T05:00:00Z'],
  ['a Saturday', '2026-11-21T01:00:00Z'],
  ['the first of a year before work', '2026-12-31T22:00:00Z'],
])('the demo has something true on every page when it is loaded on %s', async (_, now) => {
  house = await testHouse();
  house.clock.set(new Date(now));
  const world = await demoWorld(house);
  const stage = openStage(house.house);
  await loadDemoCalendar(stage, world.arunika, house.clock.now());
  await loadDemoAttendance(stage, world.arunika, house.clock.now());

  const { call } = await world.actor('kabid-aptika');
  const waiting = await call(reviews.list, {});
  expect(waiting.items).toMatchObject([{ grounds: ['outside'], checkIn: { verdict: 'out' } }]);
  const asked = await call(attendanceRequests.list, {});
  expect(asked.items.map(({ content }) => content.kind).sort()).toEqual(['correction', 'duty']);
  const chief = await world.actor('kadis-kominfo');
  const appeals = await chief.call(reviews.list, { state: 'appealed' });
  expect(appeals.items).toMatchObject([{ can: { decide: true } }]);

  const { items } = await (await world.actor('admin')).call(places.list, { size: 100 });
  expect(items).toHaveLength(6);
  expect(items.every(({ versions, uses }) => versions.length > 0 && uses.length > 0)).toBe(true);

  const personnel = await world.actor('analis-sdm');
  const unitId = world.arunika.units.get('arunika')!;
  const until = new Date(house.clock.now().getTime() - 17 * 3_600_000).toISOString().slice(0, 10);
  const month = { from: `${until.slice(0, 7)}-01`, until };
  const { total } = await personnel.call(recaps.recap, { ...month, unitId });
  expect(total.present).toBeGreaterThan(total.workingDays * 0.9);
  expect(total.late).toBeGreaterThan(0);
  expect(total).toMatchObject({ duty: 1, awaits: expect.any(Number) });
  const own = await world.actor('staf-kominfo');
  const days = await own.call(attendanceDays.list, month);
  expect(days.items.filter(({ closed }) => closed).length).toBeGreaterThan(10);
  expect(days.items.map(({ status }) => status)).toContain('no-check-out');
});
