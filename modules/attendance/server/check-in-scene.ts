import { dayIn } from '#core/clock/clock.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { plansOf } from '#modules/calendar/server/calendar.api.ts';
import type { CheckInStatement } from '../contract/check-in-statement.ts';
import type { CheckInId, DeviceId } from '../contract/terms.ts';
import { readScene, type SceneDevice, type SceneSettings } from './check-in-scene.queries.ts';
import { marksOf } from './marks.queries.ts';
import { type OpenPlace, placesFor } from './places.queries.ts';
import { phoneOwner } from './policy.ts';
import type { Day } from './rules/calendar-days.ts';
import { pathOf } from './subjects.ts';

/** What arriving check-ins of a person are held against. */
export interface Scene {
  personId: PersonId;
  devices: ReadonlyMap<DeviceId, SceneDevice>;
  /** Those of the ids under which something arrived before; what is taken joins them. */
  known: Set<CheckInId>;
  /** Null where attendance has not begun. */
  settings: SceneSettings | null;
  today: Day;
  /** Where the person may check in today. */
  places: readonly OpenPlace[];
}

/** @throws attendance.not-by-program */
export async function setScene(ctx: TxContext, statements: readonly CheckInStatement[]): Promise<Scene> {
  const { tx, actor, clock } = ctx;
  const personId = phoneOwner(actor);
  const today = dayIn(actor.zone, clock.now());
  const row = await readScene(tx, {
    ...{ personId, today, path: await pathOf(ctx, personId) },
    deviceIds: [...new Set(statements.map(({ deviceId }) => deviceId))],
    checkInIds: statements.map(({ checkInId }) => checkInId),
  });
  const devices = new Map((row.devices ?? []).map((device) => [device.id, device]));
  const [known, places] = [new Set(row.known ?? []), row.places ?? []];
  return { personId, devices, known, settings: row.settings, today, places };
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
