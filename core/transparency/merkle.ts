/**
 * The Merkle tree of RFC 6962 §2.1. A tree of n leaves splits at the largest power of two below n; a hash says by its
 * first byte whether it stands for a leaf or for two hashes, so that neither can be taken for the other.
 */
import { concatBytes } from './bytes.ts';
import type { Sha256 } from './crypto.ts';

/** Every hash is as long as SHA-256 makes it. */
export const hashLength = 32;

const leafMark = Uint8Array.of(0x00);
const nodeMark = Uint8Array.of(0x01);

/** SHA-256 of 0x00 and the leaf. The answer comes as the hashing given answers, at once or later. */
export function leafHash<Answer>(sha256: (bytes: Uint8Array) => Answer, leaf: Uint8Array): Answer {
  return sha256(concatBytes(leafMark, leaf));
}

/** SHA-256 of 0x01 and both hashes. */
export function nodeHash<Answer>(
  sha256: (bytes: Uint8Array) => Answer,
  left: Uint8Array,
  right: Uint8Array,
): Answer {
  return sha256(concatBytes(nodeMark, left, right));
}

/**
 * `nodeHash` for many nodes: one piece of memory serves them all, which makes a tree in half the time. The hashing must
 * not keep what it is given. @throws RangeError for hashes of another length than 32 bytes
 */
export function nodeHasher(sha256: Sha256): (left: Uint8Array, right: Uint8Array) => Uint8Array {
  const input = new Uint8Array(1 + 2 * hashLength);
  input.set(nodeMark);
  return (left, right) => {
    if (left.length !== hashLength || right.length !== hashLength) throw new RangeError('length of a hash');
    input.set(left, 1);
    input.set(right, 1 + hashLength);
    return sha256(input);
  };
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot<Answer>(sha256: (bytes: Uint8Array) => Answer): Answer {
  return sha256(new Uint8Array());
}

/** The hash at the top of 2^level leaves that begin at `index * 2^level`: what never changes once it is there. */
export interface TreeNode {
  level: number;
  index: number;
}

/** Where the hashes of such nodes come from: memory or tiles. */
export type NodeHashes = (node: TreeNode) => Uint8Array;

/** The root of a tree with these leaf hashes. */
export function rootOf(sha256: Sha256, leafHashes: readonly Uint8Array[]): Uint8Array {
  if (leafHashes.length === 0) return emptyRoot(sha256);
  const join = nodeHasher(sha256);
  // A node without a right neighbour waits on its level and is joined from the right in the end: RFC 6962's split.
  let level = leafHashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at + 1 < level.length; at += 2) above.push(join(level[at]!, level[at + 1]!));
    if (level.length % 2 === 1) above.push(level.at(-1)!);
    level = above;
  }
  return level[0]!;
}

/** The nodes of a tree that is wholly in memory, each hashed when it is first asked for. */
export function nodesInMemory(sha256: Sha256, leafHashes: readonly Uint8Array[]): NodeHashes {
  const known = new Map<string, Uint8Array>();
  const join = nodeHasher(sha256);
  const hashAt: NodeHashes = ({ level, index }) => {
    if ((index + 1) * 2 ** level > leafHashes.length) throw new RangeError('a node beyond the tree');
    if (level === 0) return leafHashes[index]!;
    const place = `${level}/${index}`;
    const before = known.get(place);
    if (before) return before;
    const left = hashAt({ level: level - 1, index: index * 2 });
    const right = hashAt({ level: level - 1, index: index * 2 + 1 });
    const hash = join(left, right);
    known.set(place, hash);
    return hash;
  };
  return hashAt;
}
