import { isCount, sameBytes } from './bytes.ts';
import type { Hashing, Sha256 } from './crypto.ts';
import { hashLength, type NodeHashes, nodeHash } from './merkle.ts';
import { hashOfRange, inclusionRanges } from './subtrees.ts';

/** That a leaf stands at an index of the tree with this size and root. */
export interface InclusionClaim {
  leafHash: Uint8Array;
  index: number;
  size: number;
  root: Uint8Array;
  /** From the leaf's neighbour upwards. */
  proof: readonly Uint8Array[];
}

/**
 * The inclusion proof of RFC 6962 §2.1.1.
 * @throws RangeError unless 0 ≤ index < size, or when the tree is smaller than the size
 */
export function inclusionProof(
  sha256: Sha256,
  hashAt: NodeHashes,
  index: number,
  size: number,
): Uint8Array[] {
  return inclusionRanges(index, size).map((range) => hashOfRange(sha256, hashAt, range));
}

/**
 * Whether the proof holds. Exactly the hashes that this index and size ask for, each of 32 bytes: neither one more
 * nor one less, or one proof could be passed off for another place.
 */
export async function verifyInclusion(sha256: Hashing, claim: InclusionClaim): Promise<boolean> {
  const { leafHash, index, size, root, proof } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if ([leafHash, root, ...proof].some((hash) => hash.length !== hashLength)) return false;
  const ranges = inclusionRanges(index, size);
  if (proof.length !== ranges.length) return false;
  let hash = leafHash;
  for (const [step, neighbour] of proof.entries()) {
    const toTheRight = ranges[step]!.from > index;
    hash = await (toTheRight ? nodeHash(sha256, hash, neighbour) : nodeHash(sha256, neighbour, hash));
  }
  return sameBytes(hash, root);
}
