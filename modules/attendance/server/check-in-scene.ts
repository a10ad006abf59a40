import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { plansOf } from '#modules/calendar/server/calendar.api.ts';
import type { CheckInStatement } from '../contract/check-in-statement.ts';
import type { SettingsView } from '../contract/settings.ts';
import type { CheckInId, DeviceId } from '../contract/terms.ts';
import { type CheckInRow, checkInsByIds } from './check-ins.queries.ts';
import { type DeviceRow, devicesByIds } from './devices.queries.ts';
import { marksOf } from './marks.queries.ts';
import { type OpenPlace, placesFor } from './places.queries.ts';
import type { Day } from './rules/calendar-days.ts';
import { settingsOn } from './settings.queries.ts';
import { pathOf } from './subjects.ts';

/** What arriving check-ins of a person are held against. */
export interface Scene {
  personId: PersonId;
  devices: ReadonlyMap<DeviceId, DeviceRow>;
  /** What arrived before under the same ids. */
  earlier: ReadonlyMap<CheckInId, CheckInRow>;
  /** Null where attendance has not begun. */
  settings: SettingsView | null;
  today: Day;
  /** Where the person may check in today. */
  places: readonly OpenPlace[];
}

export async function setScene(ctx: TxContext, statements: readonly CheckInStatement[]): Promise<Scene> {
  const { tx, actor, clock } = ctx;
  const personId = found(actor.personId);
  const today = dayIn(actor.zone, clock.now());
  const [devices, earlier, settings, places] = await Promise.all([
    devicesByIds(tx, personId, [...new Set(statements.map(({ deviceId }) => deviceId))]),
    checkInsByIds(
      tx,
      statements.map(({ checkInId }) => checkInId),
    ),
    settingsOn(tx, today),
    pathOf(ctx, personId).then((path) => placesFor(tx, personId, path, today)),
  ]);
  return { personId, devices, earlier, settings, today, places };
}

/** Where the person might check in on a day: what was kept on a phone is judged by the places of its own day. */
export async function placesOn(ctx: TxContext, scene: Scene, day: Day): Promise<readonly OpenPlace[]> {
  if (day === scene.today) return scene.places;
  return placesFor(ctx.tx, scene.personId, await pathOf(ctx, scene.personId), day);
}

const coveringElsewhere = new Set(['remote', 'duty', 'meeting', 'study']);

/** Whether the day is one of work elsewhere for the person: by what was approved, or by the pattern. */
export async function isElsewhere({ tx }: TxContext, personId: PersonId, day: Day): Promise<boolean> {
  const [marks, plans] = await Promise.all([
    marksOf(tx, [personId], day, day),
    plansOf(tx, [personId], day, day),
  ]);
  const place = plans.get(personId)?.[0]?.hours?.place ?? 'office';
  return place !== 'office' || marks.some(({ mark }) => coveringElsewhere.has(mark.kind));
}
