import type { TxContext } from '#core/session/context.ts';
import { type CheckedObject, countChecks, noteworthyObjects } from '#modules/files/server/files.api.ts';
import type { FixityState } from '../../contract/fixity.ts';
import { holdersOf } from '../fixity/holders-of.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';

const mostShown = 50;
const day = 86_400_000;

/** How the stored files stand. */
export function showFixity({ watched, fixityDays: days }: LedgerSettings) {
  return async (ctx: TxContext): Promise<FixityState> => {
    await ensureWatchesLedger(ctx);
    const since = new Date(ctx.clock.now().getTime() - days * day);
    const { wholeSince, ...counts } = await countChecks(ctx.tx, since);
    const rows = await noteworthyObjects(ctx.tx, mostShown);
    const objects: FixityState['objects'] = [];
    for (const row of rows) objects.push(await present(row));
    return {
      days,
      ...counts,
      wholeSince: wholeSince?.toISOString() ?? null,
      hasReplica: ctx.files.replica !== undefined,
      objects,
    };

    async function present(row: CheckedObject): Promise<FixityState['objects'][number]> {
      const holders: FixityState['objects'][number]['holders'] = [];
      for (const { source, thingId } of await holdersOf(ctx.tx, watched, row.object)) {
        const names = await source.names(ctx.tx, [thingId]);
        // What the caller may not see stays unnamed, and is not told to exist.
        if (names.has(thingId)) holders.push({ module: source.module, thingId, name: names.get(thingId)! });
      }
      return {
        ...row,
        damagedAt: row.damagedAt?.toISOString() ?? null,
        mendedAt: row.mendedAt?.toISOString() ?? null,
        holders,
      };
    }
  };
}
