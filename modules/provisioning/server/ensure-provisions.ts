import { ensure } from '#core/contract/errors.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { rootUnit } from '#modules/organization/server/organization.api.ts';
import { provisionAccounts } from '../contract/permissions.ts';

/** Accounts belong to the whole agency, so the right counts on the root of the tree of units and not on a part of it. */
export async function ensureProvisions(ctx: TxContext): Promise<void> {
  const root = await rootUnit(ctx.tx);
  ensure(root && holds(ctx.actor, provisionAccounts, [root.id]), 'core.forbidden');
}
