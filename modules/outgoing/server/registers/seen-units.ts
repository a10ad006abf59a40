import type { UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitsUnder } from '#modules/organization/server/organization.api.ts';
import { viewUnitOutgoing } from '../../contract/permissions.ts';
import { unitsWith } from '../drafts/units-with.ts';

/** The units whose registers the actor sees, of those that were asked for: a unit with everything below it. */
export async function seenUnits(ctx: TxContext, wanted: UnitId | undefined): Promise<UnitId[]> {
  const own = await unitsWith(ctx, viewUnitOutgoing);
  if (!wanted) return own;
  const within = new Set(await unitsUnder(ctx.tx, [wanted]));
  return own.filter((id) => within.has(id));
}
