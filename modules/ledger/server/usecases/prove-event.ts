import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import type { ledger } from '../../contract/ledger.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { proveEvent as proofOf } from '../prove/prove-event.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';

/** The proof file of an event. It reads tiles, so it holds no transaction. */
export function proveEvent({ tiles }: LedgerSettings) {
  return async (ctx: OutsideContext, { eventId }: InputOf<typeof ledger.proof>): Promise<FileAnswer> => {
    await ctx.transact('read', ensureWatchesLedger);
    return {
      body: Buffer.from(await proofOf(ctx, tiles, eventId)),
      mediaType: 'text/plain; charset=utf-8',
      fileName: `${eventId}.tlog-proof`,
    };
  };
}
