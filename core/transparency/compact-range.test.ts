import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexOf } from './bytes.ts';
import { appendLeaves, compactRange, emptyRange, rootOfRange } from './compact-range.ts';
import { FormatFault } from './format-fault.ts';
import { leafHash, nodesInMemory } from './merkle.ts';
import { sha256 } from './node/node-crypto.ts';
import { nodesOf } from './subtrees.ts';
import { leavesOf, NaiveTree } from './testing/naive-tree.ts';

const leaves = leavesOf(600);
const leafHashes = leaves.map((leaf) => leafHash(sha256, leaf));
const naive = new NaiveTree(leaves);

test('leaf by leaf, the frontier has the root of every size and the hashes of the widest nodes', () => {
  const hashAt = nodesInMemory(sha256, leafHashes);
  let range = emptyRange;
  for (let size = 0; size <= 600; size++) {
    expect(hexOf(rootOfRange(sha256, range)), `size ${size}`).toBe(hexOf(naive.root(0, size)));
    expect(range.hashes.map(hexOf)).toEqual(
      nodesOf({ from: 0, to: size }).map((node) => hexOf(hashAt(node))),
    );
    if (size < 600) range = appendLeaves(sha256, range, [leafHashes[size]!]);
  }
});

test('in whatever portions leaves come, the frontier is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(90), { maxLength: 6 }), (portions) => {
      let range = emptyRange;
      for (const count of portions)
        range = appendLeaves(sha256, range, leafHashes.slice(range.size, range.size + count));
      expect(range).toEqual(appendLeaves(sha256, emptyRange, leafHashes.slice(0, range.size)));
      expect(compactRange(range.size, range.hashes)).toEqual(range);
    }),
    { numRuns: 100, seed: 20_261_122 },
  );
});

test('appending leaves the frontier that was given as it was', () => {
  const range = appendLeaves(sha256, emptyRange, leafHashes.slice(0, 3));
  const before = range.hashes.map(hexOf);
  appendLeaves(sha256, range, leafHashes.slice(3, 9));
  expect([range.size, range.hashes.map(hexOf)]).toEqual([3, before]);
});

test.each<[string, number, Uint8Array[]]>([
  ['a hash too few', 3, [leafHashes[0]!]],
  ['a hash too many', 4, [leafHashes[0]!, leafHashes[1]!]],
  ['a short hash', 1, [leafHashes[0]!.subarray(1)]],
  ['hashes of an empty tree', 0, [leafHashes[0]!]],
  ['no size', Number.NaN, []],
  ['a size beyond all', 2 ** 53, [leafHashes[0]!]],
])('a frontier with %s is refused', (_what, size, hashes) => {
  expect(() => compactRange(size, hashes)).toThrow(FormatFault);
});

test('what is no hash is not appended', () => {
  expect(() => appendLeaves(sha256, emptyRange, [new Uint8Array(31)])).toThrow(RangeError);
});
