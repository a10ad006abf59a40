import type { JobContext } from '#core/jobs/job.ts';
import { newTiles, tileWidth } from '#core/transparency/tiles.ts';
import type { LogName } from '../../contract/terms.ts';
import { logHeads } from '../logs.queries.ts';
import { keepSwept, publishedBefore, sweptSize } from './swept.writes.ts';
import { logFiles, type TileStore } from './tile-store.ts';

/** Milliseconds for which narrower tiles stay after the full one was published: who fetched a checkpoint reads on meanwhile. */
const grace = 86_400_000;
/** Leaves that one run comes past: some two thousand full tiles and bundles. */
const mostAtOnce = 1_024 * tileWidth;

/**
 * Takes away what is left of tiles from when they were narrower (C2SP tlog-tiles: once the full one is there). Only below
 * a checkpoint that was published a day ago and is not larger than the one that is published now; whoever asks for a
 * narrower tile of an older checkpoint takes the beginning of the full one.
 * @returns how many files were taken away
 */
export async function sweepTiles(ctx: JobContext, store: TileStore): Promise<number> {
  const logs = await ctx.transact('read', ({ tx }) => logHeads(tx));
  let removed = 0;
  for (const { stream, endedAt } of logs) if (!endedAt) removed += await sweepLog(ctx, store, stream);
  return removed;
}

async function sweepLog(ctx: JobContext, store: TileStore, stream: LogName): Promise<number> {
  const files = logFiles(store, ctx.actor.agencyId, stream);
  const before = new Date(ctx.clock.now().getTime() - grace);
  const { from, published } = await ctx.transact('read', async ({ tx }) => ({
    from: await sweptSize(tx, stream),
    published: await publishedBefore(tx, stream, before),
  }));
  const there = (await files.checkpoint())?.checkpoint.size ?? 0;
  const to = Math.min(published, there, from + mostAtOnce);
  const full = Math.floor(to / tileWidth) * tileWidth;
  if (full <= from) return 0;
  let removed = 0;
  for (const tile of newTiles(from, full))
    if (tile.width === tileWidth) removed += await files.removeNarrower(tile);
  await ctx.transact('write', ({ tx }) => keepSwept(tx, stream, full, ctx.clock.now()));
  return removed;
}
