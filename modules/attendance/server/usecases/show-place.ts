import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import type { PlaceView, places } from '../../contract/place-operations.ts';
import { todayOf } from '../managed-place.ts';
import { presentPlaces } from '../places.present.ts';
import { placeById } from '../places.queries.ts';
import { mayManageUnit } from '../policy.ts';

/** A place of a unit that one manages. */
export async function showPlace(
  ctx: TxContext,
  { placeId }: InputOf<typeof places.show>,
): Promise<PlaceView> {
  const { tx, actor } = ctx;
  const place = found(await placeById(tx, placeId, todayOf(ctx)));
  ensure(mayManageUnit(actor, await unitPath(tx, place.unitId)), 'core.not-found');
  return found((await presentPlaces(tx, [place]))[0]);
}
