import { expect, test } from 'vitest';
import { hexOf } from './bytes.ts';
import { appendLeaves, emptyRange } from './compact-range.ts';
import { consistencyProof } from './consistency.ts';
import { FormatFault } from './format-fault.ts';
import { inclusionProof } from './inclusion.ts';
import { leafHash, nodesInMemory, rootOf } from './merkle.ts';
import { sha256 } from './node/node-crypto.ts';
import { leavesOf } from './testing/naive-tree.ts';
import { TileFolder } from './testing/tile-folder.ts';
import { growTiles } from './tile-content.ts';
import {
  consistencyProofFromTiles,
  frontierFromTiles,
  inclusionProofFromTiles,
  rootFromTiles,
} from './tile-proofs.ts';

const count = 66_000;
const leafHashes = leavesOf(count).map((leaf) => leafHash(sha256, leaf));
const hashAt = nodesInMemory(sha256, leafHashes);
const hex = (hashes: readonly Uint8Array[]) => hashes.map(hexOf);

async function folderOf(size: number): Promise<TileFolder> {
  const folder = new TileFolder();
  folder.write(await growTiles(sha256, folder.read, 0, leafHashes.slice(0, size)));
  return folder;
}

test.each([1, 2, 255, 256, 257, 600, 65_536, count])(
  'a tree of %d leaves is proved from its tiles alone',
  async (size) => {
    const folder = await folderOf(size);
    const places = [0, 1, 255, 256, Math.floor(size / 2), size - 2, size - 1];
    for (const index of new Set(places.filter((one) => one >= 0 && one < size)))
      expect(hex(await inclusionProofFromTiles(sha256, folder.read, index, size)), `leaf ${index}`).toEqual(
        hex(inclusionProof(sha256, hashAt, index, size)),
      );
    for (const old of new Set(
      [0, 1, 2, 255, 256, 257, size - 1, size].filter((one) => one >= 0 && one <= size),
    ))
      expect(hex(await consistencyProofFromTiles(sha256, folder.read, old, size)), `from ${old}`).toEqual(
        hex(consistencyProof(sha256, hashAt, old, size)),
      );
    const whole = leafHashes.slice(0, size);
    expect(hexOf(await rootFromTiles(sha256, folder.read, size))).toBe(hexOf(rootOf(sha256, whole)));
    const frontier = await frontierFromTiles(sha256, folder.read, size);
    expect(hex(frontier.hashes)).toEqual(hex(appendLeaves(sha256, emptyRange, whole).hashes));
  },
);

test('the tiles of a larger tree prove a smaller one where the smaller has full tiles', async () => {
  const folder = await folderOf(600);
  expect(hex(await inclusionProofFromTiles(sha256, folder.read, 3, 600))).toEqual(
    hex(inclusionProof(sha256, hashAt, 3, 600)),
  );
  await expect(inclusionProofFromTiles(sha256, folder.read, 3, 500)).rejects.toThrow('no tile at');
});

test('the empty tree has a root and no tiles', async () => {
  const folder = new TileFolder();
  expect(hexOf(await rootFromTiles(sha256, folder.read, 0))).toBe(hexOf(sha256(new Uint8Array())));
  expect(await frontierFromTiles(sha256, folder.read, 0)).toEqual(emptyRange);
  expect(folder.asked).toEqual([]);
});

test('each tile is read once, few on every level', async () => {
  const folder = await folderOf(count);
  folder.asked.length = 0;
  await inclusionProofFromTiles(sha256, folder.read, 12_345, count);
  expect(folder.asked.sort()).toEqual(['tile/0/048', 'tile/0/257.p/208', 'tile/1/000', 'tile/1/001.p/1']);
});

test('a tile of a wrong length makes no proof', async () => {
  const folder = await folderOf(600);
  folder.files.set('tile/0/000', folder.files.get('tile/0/000')!.subarray(32));
  await expect(inclusionProofFromTiles(sha256, folder.read, 3, 600)).rejects.toThrow(FormatFault);
});
