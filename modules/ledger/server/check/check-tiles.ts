import { sameBytes } from '#core/transparency/bytes.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { entriesOfBundle, hashesOfTile } from '#core/transparency/tile-content.ts';
import { type Tile, tilePath, tileWidth } from '#core/transparency/tiles.ts';
import type { LogName } from '../../contract/terms.ts';
import type { LogFiles } from '../store/tile-store.ts';
import type { Finding } from './findings.ts';

/** What is wrong with a tile, or a bundle, that should hold these hashes, or leaves. Leaves that differ are named. */
export async function checkTile(
  stream: LogName,
  files: LogFiles,
  tile: Tile,
  expected: readonly (Uint8Array | undefined)[],
): Promise<Finding[]> {
  const isBundle = tile.level === 'entries';
  const whole = `${stream} ${tilePath(tile)}`;
  const bytes = await files.readTile(tile).catch(() => undefined);
  if (!bytes)
    return [{ invariant: 'I4', finding: isBundle ? 'bundle-missing' : 'tile-missing', record: whole }];
  const parts = partsOf(tile, bytes);
  const finding = isBundle ? 'bundle-differs' : 'tile-differs';
  if (!parts) return [{ invariant: 'I4', finding, record: whole }];
  return parts.flatMap((part, at): Finding[] => {
    const known = expected[at];
    if (known && sameBytes(part, known)) return [];
    const isLeaf = isBundle || tile.level === 0;
    return [
      { invariant: 'I4', finding, record: isLeaf ? `${stream} entry ${tile.index * tileWidth + at}` : whole },
    ];
  });
}

function partsOf(tile: Tile, bytes: Uint8Array): Uint8Array[] | undefined {
  try {
    return tile.level === 'entries' ? entriesOfBundle(tile, bytes) : hashesOfTile(tile, bytes);
  } catch (error) {
    if (error instanceof FormatFault) return undefined;
    throw error;
  }
}
