import { describe, expect, test } from 'vitest';
import { sameBytes } from './bytes.ts';
import { type InclusionClaim, inclusionProof, verifyInclusion } from './inclusion.ts';
import { leafHash, nodeHash, nodesInMemory } from './merkle.ts';
import { nodeChecking, sha256 } from './node/node-crypto.ts';
import { inclusionRanges } from './subtrees.ts';
import { accepted, inclusionForgeries } from './testing/forgeries.ts';
import { leavesOf, NaiveTree } from './testing/naive-tree.ts';
import vectors from './testing/vectors/inclusion.json' with { type: 'json' };
import { webChecking } from './web-crypto.ts';

const leaves = leavesOf(600);
const leafHashes = leaves.map((leaf) => leafHash(sha256, leaf));
const naive = new NaiveTree(leaves);
const hashAt = nodesInMemory(sha256, leafHashes);
const base64 = (text: string) => Buffer.from(text, 'base64');

const claimOf = (index: number, size: number): InclusionClaim => ({
  leafHash: leafHashes[index]!,
  index,
  size,
  root: naive.root(0, size),
  proof: inclusionProof(sha256, hashAt, index, size),
});

describe('vectors of transparency-dev/merkle', () => {
  test.each(vectors.cases)('$file', async (vector) => {
    const claim = {
      leafHash: base64(vector.leafHash),
      index: Number(vector.leafIdx),
      size: Number(vector.treeSize),
      root: base64(vector.root),
      proof: vector.proof.map(base64),
    };
    expect(await verifyInclusion(sha256, claim)).toBe(!vector.wantErr);
    expect(await verifyInclusion(webChecking.sha256, claim)).toBe(!vector.wantErr);
  });

  test('all of them are here', () => {
    expect([vectors.cases.length, vectors.cases.filter(({ wantErr }) => wantErr).length]).toEqual([98, 92]);
  });
});

test('every leaf of every tree of up to 600 leaves has the proof of the definition, and it holds', async () => {
  for (let size = 1; size <= 600; size++) {
    for (let index = 0; index < size; index++) {
      const claim = claimOf(index, size);
      const defined = naive.path(index, 0, size);
      const same = Buffer.concat(defined).equals(Buffer.concat(claim.proof));
      if (!same || !(await verifyInclusion(nodeChecking.sha256, claim)))
        expect.fail(`leaf ${index} of ${size}: ${same ? 'does not hold' : 'another proof'}`);
    }
  }
}, 120_000);

test('a proof in a tree of a million leaves has 20 hashes at most, and no tree asks for more than 53', () => {
  const lengths = [0, 1, 524_287, 524_288, 999_999].map((index) => inclusionRanges(index, 1_000_000).length);
  expect(lengths).toEqual([20, 20, 20, 20, 12]);
  expect(inclusionRanges(0, Number.MAX_SAFE_INTEGER).length).toBe(53);
});

test.each([
  [0, 0],
  [5, 5],
  [-1, 5],
  [0.5, 5],
  [0, 2 ** 53],
])('no proof is made for leaf %d of %d', (index, size) => {
  expect(() => inclusionProof(sha256, hashAt, index, size)).toThrow(RangeError);
});

test('no proof is made for a tree larger than what is there', () => {
  expect(() => inclusionProof(sha256, hashAt, 0, 601)).toThrow(RangeError);
});

/** True claims about trees of many shapes; what can be forged of them. */
const forgeries = [1, 2, 3, 4, 5, 7, 8, 13, 64, 100, 257].flatMap((size) =>
  [...new Set([0, 1, Math.floor(size / 2), size - 2, size - 1])]
    .filter((index) => index >= 0 && index < size)
    .flatMap((index) =>
      inclusionForgeries(claimOf(index, size)).map(({ what, claim }) => ({
        what: `leaf ${index} of ${size}: ${what}`,
        claim,
      })),
    ),
);

test('no forged proof is accepted', async () => {
  expect(forgeries.length).toBeGreaterThan(2_000);
  expect(await accepted(forgeries, (claim) => verifyInclusion(sha256, claim))).toEqual([]);
});

/** Mistakes that verifiers were found to make; each must be seen by the forgeries. */
const planted: Record<string, (claim: InclusionClaim) => boolean | Promise<boolean>> = {
  'hashes that are not asked for are left unread': (claim) => {
    if (!(claim.index >= 0 && claim.index < claim.size) || !Number.isInteger(claim.index)) return false;
    const count = inclusionRanges(claim.index, claim.size).length;
    return verifyInclusion(sha256, { ...claim, proof: claim.proof.slice(0, count) });
  },
  'an index beyond the tree is folded back': (claim) =>
    verifyInclusion(sha256, { ...claim, index: claim.index % claim.size }),
  'which side a hash stands on is not looked at': (claim) => {
    let reached: Uint8Array[] = [claim.leafHash];
    for (const hash of claim.proof.slice(0, 9))
      reached = reached.flatMap((one) => [nodeHash(sha256, one, hash), nodeHash(sha256, hash, one)]);
    return reached.some((hash) => sameBytes(hash, claim.root));
  },
  'the beginning of a root is enough': (claim) => {
    const { root, proof, index, size } = claim;
    if (!(index >= 0 && index < size) || !Number.isInteger(index)) return false;
    const ranges = inclusionRanges(index, size);
    if (ranges.length !== proof.length) return false;
    const top = proof.reduce(
      (hash, next, step) =>
        ranges[step]!.from > index ? nodeHash(sha256, hash, next) : nodeHash(sha256, next, hash),
      claim.leafHash,
    );
    return sameBytes(top.subarray(0, Math.min(16, root.length)), root.subarray(0, 16));
  },
};

test.each(Object.entries(planted))('planted fault is found: %s', async (_what, faulty) => {
  expect(await accepted(forgeries, faulty)).not.toEqual([]);
});
