import type { TxContext } from '#core/session/context.ts';
import type { DrillId, DrillState } from '../../contract/drills.ts';
import { isDrillGround, newestDrill } from '../drills/drills.queries.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';

/** Whether drills are held here, and how the newest stands. */
export function showDrill(settings: LedgerSettings) {
  return async (ctx: TxContext): Promise<DrillState> => {
    await ensureWatchesLedger(ctx);
    return drillState(ctx, settings);
  };
}

export async function drillState(
  ctx: TxContext,
  { watched, ownerHand }: LedgerSettings,
): Promise<DrillState> {
  const row = await newestDrill(ctx.tx);
  const source = row && watched.find(({ module }) => module === row.module);
  const names = row && (await source?.names(ctx.tx, [row.thingId]));
  return {
    allowed: ownerHand !== undefined && (await isDrillGround(ctx.tx)),
    now: ctx.clock.now().toISOString(),
    newest: row
      ? {
          ...row,
          id: row.id as DrillId,
          name: names?.get(row.thingId) ?? null,
          begunAt: row.begunAt.toISOString(),
          namedAt: row.namedAt?.toISOString() ?? null,
          endedAt: row.endedAt?.toISOString() ?? null,
        }
      : null,
  };
}
