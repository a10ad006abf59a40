import type { EventId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { ledger } from '../../contract/ledger.ts';
import { entriesOfObject } from '../prove/proofs.queries.ts';
import { parseLeaf } from '../rules/leaf.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';

/** More leaves than anything of an office ever has. */
const most = 2_000;

/** The leaves of an object, in their order in each log. */
export async function listEntries(
  ctx: TxContext,
  { objectId }: InputOf<typeof ledger.entries>,
): Promise<OutputOf<typeof ledger.entries>> {
  await ensureWatchesLedger(ctx);
  const rows = await entriesOfObject(ctx.tx, objectId, most);
  return {
    items: rows.map(({ eventId, leaf, ...row }) => {
      const { kind, at } = parseLeaf(leaf);
      return { ...row, eventId: eventId as EventId, kind, at };
    }),
  };
}
