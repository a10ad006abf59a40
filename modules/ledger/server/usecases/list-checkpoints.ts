import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { fromDecimal } from '#core/transparency/bytes.ts';
import type { ledger } from '../../contract/ledger.ts';
import { presentCheckpoint } from '../present-checkpoint.ts';
import { shownCheckpoints } from '../state.queries.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';

/** A page of the checkpoints of a log, the largest first; the cursor is the size of the last one before it. */
export async function listCheckpoints(
  ctx: TxContext,
  { stream, after, limit }: InputOf<typeof ledger.checkpoints>,
): Promise<OutputOf<typeof ledger.checkpoints>> {
  await ensureWatchesLedger(ctx);
  const rows = await shownCheckpoints(ctx.tx, stream, fromDecimal(after) ?? null, limit + 1);
  const page = rows.slice(0, limit);
  return {
    items: page.map(presentCheckpoint),
    next: rows.length > page.length ? String(page.at(-1)!.size) : null,
  };
}
