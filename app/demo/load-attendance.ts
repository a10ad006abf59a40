import { dayIn } from '#core/clock/clock.ts';
import { startOfDay } from '#core/clock/day-bounds.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { deductionSchemes } from '#modules/attendance/contract/days.ts';
import { places } from '#modules/attendance/contract/place-operations.ts';
import { attendanceSettings } from '#modules/attendance/contract/settings.ts';
import type { PlaceId } from '#modules/attendance/contract/terms.ts';
import { writeClosedDay } from '#modules/attendance/server/days.writes.ts';
import { keyFingerprint } from '#modules/attendance/server/device-key.ts';
import { insertDevice } from '#modules/attendance/server/devices.queries.ts';
import { reckonDaysJob } from '#modules/attendance/server/jobs/reckon-days.ts';
import { addDays, daysFrom } from '#modules/attendance/server/rules/calendar-days.ts';
import { warnDiscipline } from '#modules/attendance/server/schedules/warn-discipline.ts';
import { allowPlace } from '#modules/attendance/server/usecases/allow-place.ts';
import { createPlace } from '#modules/attendance/server/usecases/create-place.ts';
import { decideScheme } from '#modules/attendance/server/usecases/decide-scheme.ts';
import { decideSettings } from '#modules/attendance/server/usecases/decide-settings.ts';
import { plansOf } from '#modules/calendar/server/calendar.api.ts';
import { arunika } from './arunika.ts';
import { keepPast, pastCheckIns } from './attendance-history.ts';
import { demoScheme } from './attendance-lines.ts';
import { demoPlaces } from './attendance-places.ts';
import { type CameToWork, tellAttendance } from './attendance-story.ts';
import { demoPhone } from './demo-phone.ts';
import type { DemoAgency } from './load-organization.ts';
import { actsOf, type Stage } from './stage.ts';

const day = 86_400_000;
const admin = 'admin';

/** Attendance since the first of last month: check-ins of everybody until now, and what waits for the roles of the demo. */
export async function loadDemoAttendance(stage: Stage, agency: DemoAgency, now: Date): Promise<void> {
  const today = dayIn(agency.zone, now);
  const startsOn = firstOfLastMonth(today);
  const before = new Date(Date.parse(`${startsOn}T03:00:00Z`) - 7 * day);
  const act = actsOf(stage, agency);
  await act(admin, before, attendanceSettings.decide, decideSettings, {
    ...{ startsOn, basis: 'Peraturan Bupati Nomor 20 Tahun 2026' },
  });
  await act(admin, before, deductionSchemes.decide, decideScheme, {
    startsOn,
    rules: demoScheme,
  });
  const placeOf = await makePlaces(stage, agency, before, startsOn);
  const came = await letPeopleCome(stage, agency, { startsOn, today, before, now }, placeOf);
  await tellAttendance(stage, agency, came, now);
  await stage.work(agency, async (ctx) => {
    await keepDays(
      ctx,
      [...came.keys()].map((key) => agency.people.get(key)!.personId),
      startsOn,
      today,
    );
    await warnDiscipline.run(ctx);
  });
}

/** Keeps the days that are over, as the schedule does it later; by name, as tables that were just filled are read slowly. */
async function keepDays(ctx: JobContext, personIds: PersonId[], from: string, today: string): Promise<void> {
  await reckonDaysJob.run(ctx, { personIds, from, until: today });
  // The last day of which check-ins may still come is yesterday.
  for (const day of daysFrom(from, addDays(today, -2)))
    await ctx.transact('write', ({ tx, actor, clock }) =>
      writeClosedDay(tx, actor.agencyId, day, clock.now()),
    );
}

/** The places; by the code of a unit the one where its people check in. */
async function makePlaces(
  stage: Stage,
  agency: DemoAgency,
  at: Date,
  startsOn: string,
): Promise<ReadonlyMap<string, PlaceId>> {
  const act = actsOf(stage, agency);
  const made = new Map<string, PlaceId>();
  for (const { name, unit, shape, uses } of demoPlaces) {
    const unitId = agency.units.get(unit) as UnitId;
    const place = { unitId, name, shape, startsOn };
    const { id: placeId } = await act(admin, at, places.create, createPlace, place);
    for (const use of uses) {
      const allowed = { placeId, unitId: agency.units.get(use) as UnitId, startsOn };
      await act(admin, at, places.allow, allowPlace, allowed);
      if (!made.has(use)) made.set(use, placeId);
    }
  }
  return made;
}

interface Time {
  startsOn: string;
  today: string;
  before: Date;
  now: Date;
}

/** Everybody who keeps hours gets a phone, and came as they do; visitors check in themselves today. */
async function letPeopleCome(
  stage: Stage,
  agency: DemoAgency,
  { startsOn, today, before, now }: Time,
  placeOf: ReadonlyMap<string, PlaceId>,
): Promise<CameToWork> {
  const lines = arunika.people.filter(({ kind }) => kind !== 'other');
  const idOf = (key: string): PersonId => agency.people.get(key)!.personId;
  const ids = lines.map(({ key }) => idOf(key));
  const plans = await stage.write(agency.agencyId, agency.zone, ({ tx }) =>
    plansOf(tx, ids, startsOn, today),
  );
  const came: CameToWork = new Map();
  const midnight = startOfDay(agency.zone, today);
  for (const { key, shownAs } of lines) {
    const personId = idOf(key);
    const phone = demoPhone(personId);
    const own = plans.get(personId)!;
    const deviceId = await stage.outside(agency, key, before).transact('write', async (inner) => {
      const { publicKey } = phone;
      const device = { personId, name: 'Ponsel', publicKey, fingerprint: keyFingerprint(publicKey) };
      // Bound long ago: nobody has to be told of it when the demo begins.
      const id = await insertDevice(inner.tx, { ...device, agencyId: agency.agencyId, at: before });
      const placeId = placeOf.get(placeUnit(key)) ?? null;
      await keepPast(
        inner,
        { personId, deviceId: id, placeId },
        pastCheckIns(key, own, shownAs ? midnight : now),
      );
      return id;
    });
    came.set(key, { phone, deviceId, plans: own });
  }
  return came;
}

/** The unit, from that of a post upwards, whose people check in at a place. */
function placeUnit(key: string): string {
  const used = new Set(demoPlaces.flatMap(({ uses }) => uses));
  const parents = new Map(arunika.units.map(([code, parent]) => [code, parent]));
  const { administrator } = arunika;
  let unit: string | null | undefined =
    key === administrator.key ? administrator.unit : arunika.posts.find((post) => post.key === key)?.unit;
  while (unit && !used.has(unit)) unit = parents.get(unit);
  return unit ?? '';
}

function firstOfLastMonth(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
}
