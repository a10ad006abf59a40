import { found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { Actor } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames } from '#modules/organization/server/organization.api.ts';
import type { ingests } from '../../contract/ingest.ts';
import { fileRecords } from '../../contract/permissions.ts';
import { davRoot } from './drop-paths.ts';
import { countWaiting } from './take-drops.queries.ts';

/** The unit for which a person files what they drop: that of an own post, else the first that they file for. */
export function dropUnit({ grants, posts }: Actor): UnitId | undefined {
  const units = grants.filter(({ permissions }) => permissions.has(fileRecords)).map(({ unitId }) => unitId);
  return posts.map(({ unitId }) => unitId).find((unit) => units.includes(unit)) ?? units[0];
}

export async function showDropFolder(ctx: TxContext): Promise<OutputOf<typeof ingests.dropFolder>> {
  const { tx, actor } = ctx;
  const unitId = dropUnit(actor) ?? null;
  return {
    address: `${ctx.publicUrl}${davRoot}/`,
    unitId,
    unitName: unitId ? ((await unitNames(tx, [unitId])).get(unitId) ?? null) : null,
    scopes: [fileRecords],
    waiting: await countWaiting(tx, found(actor.personId)),
  };
}
