import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { agencies } from '#modules/organization/server/organization.api.ts';
import type { reachableAgencies } from '../../contract/agencies.ts';

/** The other agencies of this installation; their names are no secret (who signs in chooses among them). */
export async function listAgencies(ctx: TxContext): Promise<OutputOf<typeof reachableAgencies.list>> {
  const all = await agencies(ctx.tx.client);
  return { items: all.filter(({ id }) => id !== ctx.actor.agencyId).map(({ id, name }) => ({ id, name })) };
}
