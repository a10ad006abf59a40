/**
 * Which parts of the tree a proof consists of. Both who makes a proof and who checks it go by these lists; neither
 * hashes here.
 */
import { isCount } from './bytes.ts';
import type { Sha256 } from './crypto.ts';
import { type NodeHashes, nodeHasher, type TreeNode } from './merkle.ts';

/** The leaves `from` up to but not including `to`. */
export interface LeafRange {
  from: number;
  to: number;
}

/**
 * The parts whose hashes prove that a leaf is in a tree (RFC 6962 §2.1.1), from the leaf's neighbour upwards.
 * @throws RangeError unless 0 ≤ index < size ≤ 2^53 - 1
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError('a leaf outside of the tree');
  const downwards: LeafRange[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      downwards.push({ from: middle, to });
      to = middle;
    } else {
      downwards.push({ from, to: middle });
      from = middle;
    }
  }
  return downwards.reverse();
}

/**
 * The parts whose hashes prove that a tree begins with an older one (RFC 6962 §2.1.2), in the order of the proof.
 * None for equal sizes and for the empty tree, with which every tree begins.
 * @throws RangeError unless 0 ≤ oldSize ≤ size ≤ 2^53 - 1
 */
export function consistencyRanges(oldSize: number, size: number): LeafRange[] {
  if (!isCount(oldSize) || !isCount(size) || oldSize > size)
    throw new RangeError('an older tree that is larger');
  if (oldSize === 0) return [];
  const downwards: LeafRange[] = [];
  let from = 0;
  let to = size;
  while (to !== oldSize) {
    const middle = from + splitOf(to - from);
    if (oldSize <= middle) {
      downwards.push({ from: middle, to });
      to = middle;
    } else {
      downwards.push({ from, to: middle });
      from = middle;
    }
  }
  // Who asks knows the root of the older tree; any other part where both end has to be told.
  if (from > 0) downwards.push({ from, to });
  return downwards.reverse();
}

/** The nodes that make up a part of the tree, from left to right. The part begins where the tree splits. */
export function nodesOf({ from, to }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let start = from; start < to; ) {
    let level = 0;
    let width = 1;
    while (width * 2 <= to - start && start % (width * 2) === 0) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, index: start / width });
    start += width;
  }
  return nodes;
}

/** The hash of a part of the tree, from the hashes of its nodes. @throws RangeError for a part without leaves */
export function hashOfRange(sha256: Sha256, hashAt: NodeHashes, range: LeafRange): Uint8Array {
  return joinFromRight(sha256, nodesOf(range).map(hashAt));
}

/** One hash of several that stand beside each other, the widest first. @throws RangeError for none */
export function joinFromRight(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (!last) throw new RangeError('no leaves, no hash');
  const join = nodeHasher(sha256);
  return hashes.slice(0, -1).reduceRight((right, left) => join(left, right), last);
}

/** The largest power of two that is smaller than the count. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
