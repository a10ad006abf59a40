/**
 * The frontier of a tree: the hashes of the widest nodes that make it up, from left to right. It is all that is
 * needed to append leaves and to say the root: at most 53 hashes for any tree.
 */
import { isCount } from './bytes.ts';
import type { Sha256 } from './crypto.ts';
import { FormatFault } from './format-fault.ts';
import { emptyRoot, hashLength, nodeHasher } from './merkle.ts';
import { joinFromRight } from './subtrees.ts';

export interface CompactRange {
  size: number;
  hashes: readonly Uint8Array[];
}

export const emptyRange: CompactRange = { size: 0, hashes: [] };

/** A frontier that was kept elsewhere. @throws FormatFault when it has not the hashes that its size asks for */
export function compactRange(size: number, hashes: readonly Uint8Array[]): CompactRange {
  if (!isCount(size)) throw new FormatFault('compact range', 'size');
  if (hashes.length !== onesOf(size)) throw new FormatFault('compact range', 'number of hashes');
  if (hashes.some((hash) => hash.length !== hashLength))
    throw new FormatFault('compact range', 'length of a hash');
  return { size, hashes };
}

/**
 * The frontier with further leaves, given by their hashes. The one given is left as it is.
 * @throws RangeError for a hash of another length than 32 bytes
 */
export function appendLeaves(
  sha256: Sha256,
  range: CompactRange,
  leafHashes: readonly Uint8Array[],
): CompactRange {
  if (leafHashes.some(({ length }) => length !== hashLength)) throw new RangeError('length of a hash');
  const join = nodeHasher(sha256);
  const hashes = [...range.hashes];
  let size = range.size;
  for (const leaf of leafHashes) {
    let hash = leaf;
    // Each one at the end of the size's binary digits is a node that the new leaf fills up.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) hash = join(hashes.pop()!, hash);
    hashes.push(hash);
    size += 1;
  }
  return { size, hashes };
}

/** The root of the tree with this frontier. */
export function rootOfRange(sha256: Sha256, { hashes }: CompactRange): Uint8Array {
  return hashes.length === 0 ? emptyRoot(sha256) : joinFromRight(sha256, hashes);
}

/** How many ones the number has in binary: so many nodes make up a tree of that size. */
function onesOf(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
