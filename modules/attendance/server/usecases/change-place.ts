import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { placeChanged } from '../../contract/events.ts';
import type { PlaceView, places } from '../../contract/place-operations.ts';
import { ensureSound, lockManagedPlace, presentedPlace, recordedBy, todayOf } from '../managed-place.ts';
import { endPlaceVersions, insertPlaceVersion } from '../places.writes.ts';

/** Says what a place is from a day on; what was checked in by the one before stays judged by it. */
export async function changePlace(
  ctx: TxContext,
  { placeId, ...version }: InputOf<typeof places.change>,
): Promise<PlaceView> {
  const place = await lockManagedPlace(ctx, placeId);
  ensure(place.versions.length > 0, 'attendance.place-closed');
  ensure(version.startsOn > todayOf(ctx), 'attendance.begun-stays');
  ensureSound(version.shape);
  await endPlaceVersions(ctx.tx, placeId, version.startsOn);
  await insertPlaceVersion(ctx.tx, recordedBy(ctx), { ...version, placeId });
  const { startsOn } = version;
  const { unitId, name } = place;
  await emit(ctx, placeChanged, { subject: placeId, payload: { placeId, unitId, name, startsOn } });
  return presentedPlace(ctx, placeId);
}
