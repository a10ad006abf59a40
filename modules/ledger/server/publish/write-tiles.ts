import { sameBytes } from '#core/transparency/bytes.ts';
import { rootOfRange } from '#core/transparency/compact-range.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { growBundles, growTiles } from '#core/transparency/tile-content.ts';
import { rootFromTiles } from '#core/transparency/tile-proofs.ts';
import { tileWidth } from '#core/transparency/tiles.ts';
import { LedgerRefusal } from '../ledger-refusal.ts';
import { type LogRow, leavesFrom } from '../logs.queries.ts';
import { type LogFiles, TileConflict } from '../store/tile-store.ts';
import type { PublishingContext } from './publishing-context.ts';

/** Leaves that are in memory at once; whole tiles, so that no step between leaves a narrower one. */
const atOnce = 64 * tileWidth;

/**
 * Writes the tiles and bundles that a tree has beyond a size for which all are there. Writing them again changes nothing.
 * @returns the root of the whole tree, which tiles and database both lead to
 * @throws LedgerRefusal `tiles-differ`
 */
export async function writeTiles(
  ctx: PublishingContext,
  { stream, tree }: LogRow,
  files: LogFiles,
  from: number,
): Promise<Uint8Array> {
  for (let done = from; done < tree.size; ) {
    const to = Math.min(tree.size, Math.floor(done / tileWidth) * tileWidth + atOnce);
    const leaves = await ctx.transact('read', ({ tx }) => leavesFrom(tx, stream, done, to));
    const entries = leaves.map(({ leaf }) => leaf);
    const hashes = leaves.map(({ hash }) => hash);
    try {
      await files.putTiles(await growBundles(files.readTile, done, entries));
      await files.putTiles(await growTiles(sha256, files.readTile, done, hashes));
    } catch (error) {
      if (error instanceof TileConflict)
        throw new LedgerRefusal('tiles-differ', 'I4', `${stream} ${error.path}`);
      throw error;
    }
    done = to;
  }
  const root = rootOfRange(sha256, tree);
  if (!sameBytes(root, await rootFromTiles(sha256, files.readTile, tree.size)))
    throw new LedgerRefusal('tiles-differ', 'I4', `${stream} checkpoint`);
  return root;
}
