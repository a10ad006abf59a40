import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { placeCreated } from '../../contract/events.ts';
import type { PlaceView, places } from '../../contract/place-operations.ts';
import { ensureSound, presentedPlace, recordedBy, todayOf } from '../managed-place.ts';
import { insertPlace, insertPlaceVersion } from '../places.writes.ts';
import { mayManageUnit } from '../policy.ts';

/** Makes a place of a unit. */
export async function createPlace(
  ctx: TxContext,
  { unitId, name, ...version }: InputOf<typeof places.create>,
): Promise<PlaceView> {
  const { tx, actor } = ctx;
  ensure(mayManageUnit(actor, await unitPath(tx, unitId)), 'core.not-found');
  ensure(version.startsOn >= todayOf(ctx), 'attendance.begun-stays');
  ensureSound(version.shape);
  const recorded = recordedBy(ctx);
  const placeId = await insertPlace(tx, recorded, { unitId, name });
  await insertPlaceVersion(tx, recorded, { ...version, placeId });
  const { startsOn } = version;
  await emit(ctx, placeCreated, { subject: placeId, payload: { placeId, unitId, name, startsOn } });
  return presentedPlace(ctx, placeId);
}
