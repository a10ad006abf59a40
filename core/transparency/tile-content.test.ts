import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes } from './bytes.ts';
import { FormatFault } from './format-fault.ts';
import { leafHash } from './merkle.ts';
import { sha256 } from './node/node-crypto.ts';
import { leavesOf, NaiveTree } from './testing/naive-tree.ts';
import { TileFolder } from './testing/tile-folder.ts';
import {
  entriesOfBundle,
  growBundles,
  growTiles,
  hashesOfTile,
  hashOfFullTile,
  printBundle,
} from './tile-content.ts';
import { newTiles, parseTilePath, tilePath } from './tiles.ts';

const leaves = leavesOf(1_300);
const leafHashes = leaves.map((leaf) => leafHash(sha256, leaf));
const bundle = (width: number) => ({ level: 'entries' as const, index: 0, width });

const textsOf = (entries: readonly Uint8Array[]) => entries.map((entry) => Buffer.from(entry).toString());

async function grownIn(sizes: readonly number[]): Promise<TileFolder> {
  const folder = new TileFolder();
  let oldSize = 0;
  for (const size of sizes) {
    folder.write(await growTiles(sha256, folder.read, oldSize, leafHashes.slice(oldSize, size)));
    folder.write(await growBundles(folder.read, oldSize, leaves.slice(oldSize, size)));
    oldSize = size;
  }
  return folder;
}

test('in whatever portions a log grows, its tiles say the hashes of the tree and its bundles the leaves', async () => {
  const naive = new NaiveTree(leaves);
  const steps = fc.uniqueArray(fc.integer({ min: 1, max: 1_300 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(steps, async (some) => {
      const sizes = some.sort((a, b) => a - b);
      const folder = await grownIn(sizes);
      const written = sizes.flatMap((size, at) => newTiles(sizes[at - 1] ?? 0, size).map(tilePath));
      expect([...folder.files.keys()].sort()).toEqual(written.sort());
      for (const [path, bytes] of folder.files) {
        const tile = parseTilePath(path);
        const first = tile.index * 256;
        if (tile.level === 'entries') {
          expect(textsOf(entriesOfBundle(tile, bytes))).toEqual(
            textsOf(leaves.slice(first, first + tile.width)),
          );
          continue;
        }
        const span = 256 ** tile.level;
        const nodes = Array.from({ length: tile.width }, (_, at) =>
          naive.root((first + at) * span, (first + at + 1) * span),
        );
        expect(Buffer.from(bytes).equals(Buffer.concat(nodes)), path).toBe(true);
      }
    }),
    { numRuns: 15, seed: 20_261_122 },
  );
}, 120_000);

test('growing reads the last tile of each level when it is not full, and nothing else', async () => {
  const folder = await grownIn([300, 700]);
  expect([...new Set(folder.asked)].sort()).toEqual([
    'tile/0/001.p/44',
    'tile/1/000.p/1',
    'tile/entries/001.p/44',
  ]);
  expect(await growTiles(sha256, folder.read, 700, [])).toEqual([]);
  expect(await growBundles(folder.read, 700, [])).toEqual([]);
});

test('a tile that is full by now stands for each that it was', async () => {
  const folder = await grownIn([512]);
  const tile = { level: 0, index: 1, width: 44 };
  const full = folder.files.get('tile/0/001')!;
  expect(hashesOfTile(tile, full)).toEqual(hashesOfTile(tile, full.subarray(0, 44 * 32)));
  const first = entriesOfBundle(bundle(3), folder.files.get('tile/entries/000')!);
  expect(textsOf(first)).toEqual(['leaf 0', 'leaf 1', 'leaf 2']);
});

test.each([0, 43 * 32, 44 * 32 - 1, 44 * 32 + 1, 45 * 32, 255 * 32, 257 * 32])(
  'a tile of width 44 with %d bytes is refused',
  (length) => {
    expect(() => hashesOfTile({ level: 0, index: 1, width: 44 }, new Uint8Array(length))).toThrow(
      FormatFault,
    );
    expect(() => hashOfFullTile(sha256, new Uint8Array(length))).toThrow(FormatFault);
  },
);

test('before each entry stands its length in two bytes, the higher one first', () => {
  expect(printBundle([Uint8Array.of(7), new Uint8Array(), new Uint8Array(258)])).toEqual(
    concatBytes(Uint8Array.of(0, 1, 7, 0, 0, 1, 2), new Uint8Array(258)),
  );
  const longest = new Uint8Array(65_535).fill(1);
  expect(entriesOfBundle(bundle(1), printBundle([longest]))[0]).toEqual(longest);
});

test('what no bundle can hold is not written', () => {
  expect(() => printBundle([])).toThrow(FormatFault);
  expect(() => printBundle([new Uint8Array(65_536)])).toThrow(FormatFault);
  expect(() => printBundle(Array.from({ length: 257 }, () => new Uint8Array()))).toThrow(FormatFault);
});

test.each<[string, number[], number]>([
  ['nothing', [], 1],
  ['half a length', [0, 1, 7, 0], 1],
  ['an entry cut off', [0, 2, 7], 1],
  ['an entry less than its name says', [0, 1, 7], 2],
  ['an entry more than its name says', [0, 1, 7, 0, 1, 8], 1],
  ['a byte behind', [0, 1, 7, 9], 1],
])('a bundle with %s is refused', (_what, bytes, width) => {
  expect(() => entriesOfBundle(bundle(width), Uint8Array.from(bytes))).toThrow(FormatFault);
});

test('what is no hash gets into no tile', async () => {
  const growing = growTiles(sha256, new TileFolder().read, 0, [leafHashes[0]!, new Uint8Array(33)]);
  await expect(growing).rejects.toThrow(RangeError);
});
