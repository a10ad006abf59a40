import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { placeClosed } from '../../contract/events.ts';
import type { PlaceView, places } from '../../contract/place-operations.ts';
import { lockManagedPlace, presentedPlace, todayOf } from '../managed-place.ts';
import { endPlaceVersions } from '../places.writes.ts';
import { addDays } from '../rules/calendar-days.ts';

/** Closes a place after a last day. */
export async function closePlace(
  ctx: TxContext,
  { placeId, lastDay }: InputOf<typeof places.close>,
): Promise<PlaceView> {
  const { unitId, name, versions } = await lockManagedPlace(ctx, placeId);
  ensure(versions.length > 0, 'attendance.place-closed');
  ensure(lastDay >= todayOf(ctx), 'attendance.begun-stays');
  await endPlaceVersions(ctx.tx, placeId, addDays(lastDay, 1));
  await emit(ctx, placeClosed, { subject: placeId, payload: { placeId, unitId, name, lastDay } });
  return presentedPlace(ctx, placeId);
}
