import type { TxContext } from '#core/session/context.ts';
import type { AnchorsView } from '../../contract/anchors.ts';
import { newestAnchors } from '../anchors/anchors.queries.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';

const mostShown = 20;

/** What clocks and chains outside know of the logs. */
export function listAnchors({ clockUrl, chain }: LedgerSettings) {
  return async (ctx: TxContext): Promise<AnchorsView> => {
    await ensureWatchesLedger(ctx);
    const rows = await newestAnchors(ctx.tx, mostShown);
    return {
      uses: [...(clockUrl ? (['time-stamp'] as const) : []), ...(chain ? (['chain'] as const) : [])],
      items: rows.map(({ id, kind, stream, size, source, anchoredAt }) => ({
        ...{ id, kind, stream, size, source },
        anchoredAt: anchoredAt.toISOString(),
      })),
    };
  };
}
