import { describe, expect, test } from 'vitest';
import { sameBytes } from './bytes.ts';
import { consistencyProof, verifyConsistency } from './consistency.ts';
import { leafHash, nodeHash, nodesInMemory } from './merkle.ts';
import { sha256 } from './node/node-crypto.ts';
import { consistencyRanges } from './subtrees.ts';
import { accepted, type ConsistencyClaim, consistencyForgeries } from './testing/forgeries.ts';
import { leavesOf, NaiveTree } from './testing/naive-tree.ts';
import vectors from './testing/vectors/consistency.json' with { type: 'json' };
import { webChecking } from './web-crypto.ts';

const leaves = leavesOf(600);
const naive = new NaiveTree(leaves);
const hashAt = nodesInMemory(
  sha256,
  leaves.map((leaf) => leafHash(sha256, leaf)),
);
const base64 = (text: string) => Buffer.from(text, 'base64');
const verify = ({ older, newer, proof }: ConsistencyClaim) => verifyConsistency(sha256, older, newer, proof);

const claimOf = (oldSize: number, size: number): ConsistencyClaim => ({
  older: { size: oldSize, root: naive.root(0, oldSize) },
  newer: { size, root: naive.root(0, size) },
  proof: consistencyProof(sha256, hashAt, oldSize, size),
});

/** Its roots are words of 12 bytes, which are no hashes; we ask for hashes. */
const stricter = 'additional/sizes-are-equal-one-and-proof-is-empty';

describe('vectors of transparency-dev/merkle', () => {
  test.each(vectors.cases)('$file', async (vector) => {
    const older = { size: Number(vector.size1), root: base64(vector.root1) };
    const newer = { size: Number(vector.size2), root: base64(vector.root2) };
    const proof = vector.proof.map(base64);
    const holds = !vector.wantErr && vector.file !== stricter;
    expect(await verifyConsistency(sha256, older, newer, proof)).toBe(holds);
    expect(await verifyConsistency(webChecking.sha256, older, newer, proof)).toBe(holds);
  });

  test('all of them are here', () => {
    expect([vectors.cases.length, vectors.cases.filter(({ wantErr }) => wantErr).length]).toEqual([98, 92]);
    expect(vectors.cases.filter(({ file }) => file === stricter)).toHaveLength(1);
  });
});

test('every pair of trees of up to 600 leaves has the proof of the definition, and it holds', async () => {
  for (let size = 1; size <= 600; size++) {
    for (let oldSize = 1; oldSize <= size; oldSize++) {
      const claim = claimOf(oldSize, size);
      const defined = naive.subproof(oldSize, 0, size, true);
      const same = Buffer.concat(defined).equals(Buffer.concat(claim.proof));
      if (!same || !(await verify(claim)))
        expect.fail(`${oldSize} to ${size}: ${same ? 'does not hold' : 'another proof'}`);
    }
  }
}, 120_000);

test('the empty tree needs no proof, and no proof from it says anything', async () => {
  expect(consistencyProof(sha256, hashAt, 0, 7)).toEqual([]);
  expect(await verify(claimOf(0, 7))).toBe(false);
  expect(await verify(claimOf(0, 0))).toBe(false);
});

test.each([
  [5, 4],
  [-1, 4],
  [1.5, 4],
  [1, 2 ** 53],
])('no proof is made from %d to %d', (oldSize, size) => {
  expect(() => consistencyProof(sha256, hashAt, oldSize, size)).toThrow(RangeError);
});

const pairs: [number, number][] = [
  [1, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [4, 4],
  [4, 7],
  [6, 8],
  [7, 8],
  [8, 13],
  [63, 64],
  [64, 100],
  [99, 257],
  [256, 257],
];
const forgeries = pairs.flatMap(([oldSize, size]) =>
  consistencyForgeries(claimOf(oldSize, size)).map(({ what, claim }) => ({
    what: `${oldSize} to ${size}: ${what}`,
    claim,
  })),
);

test('no forged proof is accepted', async () => {
  expect(forgeries.length).toBeGreaterThan(400);
  expect(await accepted(forgeries, verify)).toEqual([]);
});

const inRange = ({ older, newer }: ConsistencyClaim) => older.size > 0 && older.size <= newer.size;

const planted: Record<string, (claim: ConsistencyClaim) => boolean | Promise<boolean>> = {
  'hashes that are not asked for are left unread': (claim) =>
    inRange(claim) &&
    verify({
      ...claim,
      proof: claim.proof.slice(0, consistencyRanges(claim.older.size, claim.newer.size).length),
    }),
  'equal sizes are taken without a look at the roots': (claim) =>
    claim.older.size === claim.newer.size || verify(claim),
  'an older tree that is empty begins everything': (claim) => claim.older.size === 0 || verify(claim),
  'only the newer root is computed': (claim) => {
    const { older, newer, proof } = claim;
    if (!inRange(claim)) return false;
    const ranges = consistencyRanges(older.size, newer.size);
    if (proof.length !== ranges.length) return false;
    const told = ranges[0]?.to === older.size;
    const top = proof
      .slice(told ? 1 : 0)
      .reduce(
        (hash, next, step) =>
          ranges[told ? step + 1 : step]!.from >= older.size
            ? nodeHash(sha256, hash, next)
            : nodeHash(sha256, next, hash),
        told ? proof[0]! : older.root,
      );
    return sameBytes(top, newer.root);
  },
};

test.each(Object.entries(planted))('planted fault is found: %s', async (_what, faulty) => {
  expect(await accepted(forgeries, faulty)).not.toEqual([]);
});
