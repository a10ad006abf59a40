import type { UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitsUnder } from '#modules/organization/server/organization.api.ts';
import { viewUnitLetters } from '../contract/permissions.ts';

/** Units whose restricted (T) letters the actor may see: their own, and those whose register is open to them. */
export async function readableUnits(ctx: TxContext): Promise<UnitId[]> {
  const own = ctx.actor.posts.map((post) => post.unitId);
  const scopes = ctx.actor.grants
    .filter((grant) => grant.permissions.has(viewUnitLetters))
    .map((grant) => grant.unitId);
  return [...new Set([...own, ...(await unitsUnder(ctx.tx, [...new Set(scopes)]))])];
}
