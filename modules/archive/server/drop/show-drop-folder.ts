import { found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames, unitPaths } from '#modules/organization/server/organization.api.ts';
import type { ingests } from '../../contract/ingest.ts';
import { fileRecords } from '../../contract/permissions.ts';
import { davRoot } from './drop-paths.ts';
import { countWaiting } from './take-drops.queries.ts';

/** The unit for which a person files where they name none: that of an own post, else the first that they file for. */
export async function ownFilingUnit({ tx, actor }: TxContext): Promise<UnitId | undefined> {
  const own = actor.posts.map(({ unitId }) => unitId);
  const paths = await unitPaths(tx, own);
  return (
    own.find((unit) => holds(actor, fileRecords, paths.get(unit) ?? [])) ??
    actor.grants.find(({ permissions }) => permissions.has(fileRecords))?.unitId
  );
}

export async function showDropFolder(ctx: TxContext): Promise<OutputOf<typeof ingests.dropFolder>> {
  const { tx, actor } = ctx;
  const unitId = (await ownFilingUnit(ctx)) ?? null;
  return {
    address: `${ctx.publicUrl}${davRoot}/`,
    unitId,
    unitName: unitId ? ((await unitNames(tx, [unitId])).get(unitId) ?? null) : null,
    scopes: [fileRecords],
    waiting: await countWaiting(tx, found(actor.personId)),
  };
}
