import { isCount, sameBytes } from './bytes.ts';
import type { Hashing, Sha256 } from './crypto.ts';
import { hashLength, type NodeHashes, nodeHash } from './merkle.ts';
import { consistencyRanges, hashOfRange } from './subtrees.ts';

/** What a log says of itself: so many leaves, this root. */
export interface TreeHead {
  size: number;
  root: Uint8Array;
}

/**
 * The consistency proof of RFC 6962 §2.1.2; empty for equal sizes and for the empty tree.
 * @throws RangeError unless 0 ≤ oldSize ≤ size, or when the tree is smaller than the size
 */
export function consistencyProof(
  sha256: Sha256,
  hashAt: NodeHashes,
  oldSize: number,
  size: number,
): Uint8Array[] {
  return consistencyRanges(oldSize, size).map((range) => hashOfRange(sha256, hashAt, range));
}

/**
 * Whether the newer tree begins with the older one. Equal sizes ask for equal roots and no proof. The empty tree is
 * no older tree here: it begins every tree, so a proof from it says nothing, and who allows it says so themselves.
 */
export async function verifyConsistency(
  sha256: Hashing,
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (!isCount(older.size) || !isCount(newer.size) || older.size === 0 || older.size > newer.size)
    return false;
  if ([older.root, newer.root, ...proof].some((hash) => hash.length !== hashLength)) return false;
  const ranges = consistencyRanges(older.size, newer.size);
  if (proof.length !== ranges.length) return false;

  // Where both trees end together: the whole older tree, or its last part, which then comes first in the proof.
  const lastPartTold = ranges[0]?.to === older.size;
  let old = lastPartTold ? proof[0]! : older.root;
  let now = old;
  for (const [step, hash] of proof.entries()) {
    if (step === 0 && lastPartTold) continue;
    if (ranges[step]!.from >= older.size) {
      now = await nodeHash(sha256, now, hash);
      continue;
    }
    old = await nodeHash(sha256, hash, old);
    now = await nodeHash(sha256, hash, now);
  }
  return sameBytes(old, older.root) && sameBytes(now, newer.root);
}
