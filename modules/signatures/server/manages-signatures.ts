import { ensure } from '#core/contract/errors.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { rootUnit } from '#modules/organization/server/organization.api.ts';
import { manageSignatures } from '../contract/permissions.ts';

/** Who makes the signatures concerns the whole agency, so the right counts on the root of the tree of units alone. */
export async function ensureManagesSignatures(ctx: TxContext): Promise<void> {
  const root = await rootUnit(ctx.tx);
  ensure(root && holds(ctx.actor, manageSignatures, [root.id]), 'core.forbidden');
}
