import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import type { PlaceView } from '../contract/place-operations.ts';
import type { PlaceShape } from '../contract/places.ts';
import type { PlaceId } from '../contract/terms.ts';
import { presentPlaces } from './places.present.ts';
import { lockPlaces, type PlaceRow, placeById } from './places.queries.ts';
import type { Recorded } from './places.writes.ts';
import { mayManageUnit } from './policy.ts';
import { shapeFault } from './rules/places/shape-fault.ts';

/** Today by the calendar of the agency. */
export const todayOf = ({ actor, clock }: TxContext): string => dayIn(actor.zone, clock.now());

export function recordedBy({ actor, clock }: TxContext): Recorded {
  return { agencyId: actor.agencyId, by: found(actor.personId), at: clock.now() };
}

/** A place of a unit that the actor manages, held against other changes. @throws core.not-found */
export async function lockManagedPlace(ctx: TxContext, placeId: PlaceId): Promise<PlaceRow> {
  await lockPlaces(ctx.tx);
  const place = found(await placeById(ctx.tx, placeId, todayOf(ctx)));
  ensure(mayManageUnit(ctx.actor, await unitPath(ctx.tx, place.unitId)), 'core.not-found');
  return place;
}

/** The place as it stands now. */
export async function presentedPlace(ctx: TxContext, placeId: PlaceId): Promise<PlaceView> {
  const row = found(await placeById(ctx.tx, placeId, todayOf(ctx)));
  return found((await presentPlaces(ctx.tx, [row]))[0]);
}

/** @throws attendance.place-too-wide, attendance.place-crosses-itself, attendance.place-without-area */
export function ensureSound(shape: PlaceShape): void {
  const fault = shapeFault(shape);
  ensure(!fault, `attendance.place-${fault}`);
}
