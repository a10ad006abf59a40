import { ensure, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { watchDispositions } from '../contract/permissions.ts';

/** The unit whose figures are asked for; the first that the actor watches where none is named. @throws core.not-found */
export async function watchedUnit({ actor, tx }: TxContext, wanted: UnitId | undefined): Promise<UnitId> {
  const unitId = found(
    wanted ?? actor.grants.find((grant) => grant.permissions.has(watchDispositions))?.unitId,
  );
  ensure(holds(actor, watchDispositions, await unitPath(tx, unitId)), 'core.not-found');
  return unitId;
}
