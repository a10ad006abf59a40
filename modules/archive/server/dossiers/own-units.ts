import type { UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitsUnder } from '#modules/organization/server/organization.api.ts';
import { fileRecords, viewUnitArchive } from '../../contract/permissions.ts';

/** The units of the actor's posts, and all in which they file or see the archive. */
export async function ownUnits({ tx, actor }: TxContext): Promise<UnitId[]> {
  const granted = actor.grants
    .filter(({ permissions }) => permissions.has(fileRecords) || permissions.has(viewUnitArchive))
    .map(({ unitId }) => unitId);
  const under = await unitsUnder(tx, [...new Set(granted)]);
  return [...new Set([...actor.posts.map(({ unitId }) => unitId), ...under])];
}
