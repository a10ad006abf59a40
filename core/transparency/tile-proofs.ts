/**
 * Proofs, roots and frontiers of a tree of which only the tiles are at hand. What the tiles say is taken as it is: the
 * proof or root that comes out must be checked against a root that was signed.
 */
import { type CompactRange, compactRange } from './compact-range.ts';
import type { Sha256 } from './crypto.ts';
import { emptyRoot, type NodeHashes, rootOf, type TreeNode } from './merkle.ts';
import { consistencyRanges, hashOfRange, inclusionRanges, type LeafRange, nodesOf } from './subtrees.ts';
import { hashesOfTile, type ReadTile } from './tile-content.ts';
import { placeOfNode, type Tile, tilePath } from './tiles.ts';

/** As `inclusionProof`. @throws FormatFault for a tile of a wrong length, and whatever the reader rejects with */
export async function inclusionProofFromTiles(
  sha256: Sha256,
  read: ReadTile,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  return rangesFromTiles(sha256, read, size, inclusionRanges(index, size));
}

/** As `consistencyProof`, from the tiles of the newer tree. */
export async function consistencyProofFromTiles(
  sha256: Sha256,
  read: ReadTile,
  oldSize: number,
  size: number,
): Promise<Uint8Array[]> {
  return rangesFromTiles(sha256, read, size, consistencyRanges(oldSize, size));
}

/** The root of the tree of this size. */
export async function rootFromTiles(sha256: Sha256, read: ReadTile, size: number): Promise<Uint8Array> {
  if (size === 0) return emptyRoot(sha256);
  const [root] = await rangesFromTiles(sha256, read, size, [{ from: 0, to: size }]);
  return root!;
}

/** What is needed to go on appending after the tiles are all that is left. */
export async function frontierFromTiles(sha256: Sha256, read: ReadTile, size: number): Promise<CompactRange> {
  const nodes = nodesOf({ from: 0, to: size });
  const hashAt = await nodesFromTiles(sha256, read, size, nodes);
  return compactRange(size, nodes.map(hashAt));
}

async function rangesFromTiles(
  sha256: Sha256,
  read: ReadTile,
  size: number,
  ranges: readonly LeafRange[],
): Promise<Uint8Array[]> {
  const hashAt = await nodesFromTiles(sha256, read, size, ranges.flatMap(nodesOf));
  return ranges.map((range) => hashOfRange(sha256, hashAt, range));
}

/** Reads the tiles of these nodes, each once and all at the same time: at most a few on every level. */
async function nodesFromTiles(
  sha256: Sha256,
  read: ReadTile,
  size: number,
  nodes: readonly TreeNode[],
): Promise<NodeHashes> {
  const tiles = new Map<string, Tile>();
  for (const node of nodes) {
    const { tile } = placeOfNode(node, size);
    tiles.set(tilePath(tile), tile);
  }
  const contents = new Map(
    await Promise.all(
      [...tiles].map(async ([path, tile]) => [path, hashesOfTile(tile, await read(tile))] as const),
    ),
  );
  return (node) => {
    const { tile, from, count } = placeOfNode(node, size);
    return rootOf(sha256, contents.get(tilePath(tile))!.slice(from, from + count));
  };
}
