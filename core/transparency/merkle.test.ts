import { expect, test } from 'vitest';
import { hexOf } from './bytes.ts';
import { emptyRoot, leafHash, nodeHash, nodeHasher, nodesInMemory, rootOf } from './merkle.ts';
import { sha256 } from './node/node-crypto.ts';
import { leavesOf, NaiveTree } from './testing/naive-tree.ts';
import { referenceLeaves, referenceNodes, referenceRoots } from './testing/vectors/reference-tree.ts';

const bytes = (text: string) => Buffer.from(text);
const leafHashes = referenceLeaves.map((leaf) => leafHash(sha256, leaf));

// github.com/transparency-dev/merkle rfc6962/rfc6962_test.go; each can be had from `printf … | sha256sum` too.
test('leaves, nodes and the empty tree are hashed as RFC 6962 says', () => {
  expect(hexOf(emptyRoot(sha256))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(hexOf(leafHash(sha256, bytes('')))).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
  expect(hexOf(leafHash(sha256, bytes('L123456')))).toBe(
    '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
  );
  expect(hexOf(nodeHash(sha256, bytes('N123'), bytes('N456')))).toBe(
    'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
  );
});

test('the reference tree has its roots at every size', () => {
  const roots = referenceRoots.map((_, size) => hexOf(rootOf(sha256, leafHashes.slice(0, size))));
  expect(roots).toEqual(referenceRoots);
});

test('the reference tree has its nodes at every level', () => {
  const hashAt = nodesInMemory(sha256, leafHashes);
  const nodes = referenceNodes.map((row, level) => row.map((_, index) => hexOf(hashAt({ level, index }))));
  expect(nodes).toEqual(referenceNodes);
});

test('a tree of any size from 0 to 600 has the root that the definition gives it', () => {
  const leaves = leavesOf(600);
  const naive = new NaiveTree(leaves);
  const hashes = leaves.map((leaf) => leafHash(sha256, leaf));
  for (let size = 0; size <= 600; size++)
    expect(hexOf(rootOf(sha256, hashes.slice(0, size))), `size ${size}`).toBe(hexOf(naive.root(0, size)));
});

test('a node that is not full yet has no hash', () => {
  const hashAt = nodesInMemory(sha256, leafHashes.slice(0, 7));
  expect(() => hashAt({ level: 0, index: 7 })).toThrow(RangeError);
  expect(() => hashAt({ level: 2, index: 1 })).toThrow(RangeError);
});

test('many nodes are hashed as one is, and what is no hash is refused', () => {
  const join = nodeHasher(sha256);
  for (const [left, right] of [leafHashes, leafHashes.toReversed()] as [Uint8Array, Uint8Array][])
    expect(join(left, right)).toEqual(nodeHash(sha256, left, right));
  for (const bad of [new Uint8Array(31), new Uint8Array(33), new Uint8Array()]) {
    expect(() => join(bad, leafHashes[0]!)).toThrow(RangeError);
    expect(() => join(leafHashes[0]!, bad)).toThrow(RangeError);
  }
});
