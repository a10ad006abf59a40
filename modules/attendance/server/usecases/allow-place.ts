import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { placeAllowed } from '../../contract/events.ts';
import type { PlaceView, places } from '../../contract/place-operations.ts';
import { lockManagedPlace, presentedPlace, recordedBy, todayOf } from '../managed-place.ts';
import { insertPlaceUse } from '../places.writes.ts';
import { mayManageUnit } from '../policy.ts';
import { addDays } from '../rules/calendar-days.ts';
import { loadSubject } from '../subjects.ts';

/** Lets a unit, or a person, check in at a place. */
export async function allowPlace(ctx: TxContext, input: InputOf<typeof places.allow>): Promise<PlaceView> {
  const { placeId, startsOn, lastDay } = input;
  const [unitId, personId] = [input.unitId ?? null, input.personId ?? null];
  ensure((unitId === null) !== (personId === null), 'attendance.one-subject');
  ensure(!lastDay || lastDay >= startsOn, 'attendance.last-day-before-first');
  await lockManagedPlace(ctx, placeId);
  const path = unitId ? await unitPath(ctx.tx, unitId) : (await loadSubject(ctx, found(personId))).path;
  ensure(mayManageUnit(ctx.actor, path), 'core.not-found');
  ensure(startsOn >= todayOf(ctx), 'attendance.begun-stays');
  const endsBefore = lastDay ? addDays(lastDay, 1) : null;
  await insertPlaceUse(ctx.tx, recordedBy(ctx), { placeId, unitId, personId, startsOn, endsBefore });
  await emit(ctx, placeAllowed, { subject: placeId, payload: { placeId, unitId, personId, startsOn } });
  return presentedPlace(ctx, placeId);
}
