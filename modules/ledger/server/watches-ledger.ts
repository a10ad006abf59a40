import { ensure } from '#core/contract/errors.ts';
import type { Permission } from '#core/contract/permission.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { rootUnit } from '#modules/organization/server/organization.api.ts';
import { configureLedger, watchLedger } from '../contract/permissions.ts';

/** The log is about the whole agency, so its rights count on the root of the tree of units alone. */
async function ensureOnRoot(ctx: TxContext, permission: Permission): Promise<void> {
  const root = await rootUnit(ctx.tx);
  ensure(root && holds(ctx.actor, permission, [root.id]), 'core.forbidden');
}

export const ensureWatchesLedger = (ctx: TxContext): Promise<void> => ensureOnRoot(ctx, watchLedger);
export const ensureConfiguresLedger = (ctx: TxContext): Promise<void> => ensureOnRoot(ctx, configureLedger);
