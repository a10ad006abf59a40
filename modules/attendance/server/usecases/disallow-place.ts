import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { placeDisallowed } from '../../contract/events.ts';
import type { PlaceView, places } from '../../contract/place-operations.ts';
import { lockManagedPlace, presentedPlace, todayOf } from '../managed-place.ts';
import { endPlaceUse } from '../places.writes.ts';
import { addDays } from '../rules/calendar-days.ts';

/** Ends that a unit or a person checks in at a place. */
export async function disallowPlace(
  ctx: TxContext,
  { placeId, useId, lastDay }: InputOf<typeof places.disallow>,
): Promise<PlaceView> {
  const place = await lockManagedPlace(ctx, placeId);
  const { unitId, personId } = found(place.uses.find(({ id }) => id === useId));
  ensure(lastDay >= todayOf(ctx), 'attendance.begun-stays');
  await endPlaceUse(ctx.tx, useId, addDays(lastDay, 1));
  await emit(ctx, placeDisallowed, { subject: placeId, payload: { placeId, unitId, personId, lastDay } });
  return presentedPlace(ctx, placeId);
}
