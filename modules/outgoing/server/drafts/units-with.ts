import type { UnitId } from '#core/contract/ids.ts';
import type { Permission } from '#core/contract/permission.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitsUnder } from '#modules/organization/server/organization.api.ts';

/** The units on which the actor holds the right, with everything below them. */
export function unitsWith({ tx, actor }: TxContext, right: Permission): Promise<UnitId[]> {
  const held = actor.grants.filter((grant) => grant.permissions.has(right)).map(({ unitId }) => unitId);
  return unitsUnder(tx, [...new Set(held)]);
}
