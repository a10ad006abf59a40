/** What is in tiles and bundles, and how they grow (C2SP tlog-tiles). */
import { concatBytes } from './bytes.ts';
import type { Sha256 } from './crypto.ts';
import { FormatFault } from './format-fault.ts';
import { hashLength, rootOf } from './merkle.ts';
import { type Tile, tileWidth, widthAt } from './tiles.ts';

/**
 * Reads a tile or bundle from wherever the log keeps it. For one that is not full it may give the full one, which is
 * what is left of it later. Rejects when there is none; whether to remember tiles is its own business.
 */
export type ReadTile = (tile: Tile) => Promise<Uint8Array>;

export interface TileBytes {
  tile: Tile;
  bytes: Uint8Array;
}

/** The hashes of a tile, as many as its name says. @throws FormatFault when there are not as many */
export function hashesOfTile({ width }: Tile, bytes: Uint8Array): Uint8Array[] {
  if (bytes.length !== width * hashLength && bytes.length !== tileWidth * hashLength)
    throw new FormatFault('tile', 'length');
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * hashLength, (at + 1) * hashLength));
}

/** The hash over a full tile: what the level above has of it. @throws FormatFault for one that is not full */
export function hashOfFullTile(sha256: Sha256, bytes: Uint8Array): Uint8Array {
  return rootOf(sha256, hashesOfTile({ level: 0, index: 0, width: tileWidth }, bytes));
}

/** The bytes of a bundle: before each entry its length in two bytes. @throws FormatFault for what cannot be told so */
export function printBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0 || entries.length > tileWidth)
    throw new FormatFault('entry bundle', 'number of entries');
  if (entries.some((entry) => entry.length > 0xffff))
    throw new FormatFault('entry bundle', 'length of an entry');
  return concatBytes(
    ...entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]),
  );
}

/** The entries of a bundle, as many as its name says; a full bundle stands for each that was. @throws FormatFault */
export function entriesOfBundle({ width }: Tile, bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.length < at + 2 ? Number.NaN : bytes[at]! * 256 + bytes[at + 1]!;
    // NaN: no comparison with it holds.
    if (!(at + 2 + length <= bytes.length)) throw new FormatFault('entry bundle', 'cut off');
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (entries.length !== width && entries.length !== tileWidth)
    throw new FormatFault('entry bundle', 'number of entries');
  return entries.slice(0, width);
}

/**
 * The tiles to be written when leaves are appended: those that fill up, and of each level the last one as it is then.
 * What the last tiles held so far is read; write the answer level by level, before the checkpoint is signed.
 * @throws RangeError for a leaf hash of another length; FormatFault for a tile that is not what it should be
 */
export async function growTiles(
  sha256: Sha256,
  read: ReadTile,
  oldSize: number,
  leafHashes: readonly Uint8Array[],
): Promise<TileBytes[]> {
  if (leafHashes.some(({ length }) => length !== hashLength)) throw new RangeError('length of a hash');
  const size = oldSize + leafHashes.length;
  const grown: TileBytes[] = [];
  let added = leafHashes;
  for (let level = 0; added.length > 0; level++) {
    const tiles = await growLevel(read, oldSize, size, level, added);
    grown.push(...tiles);
    added = tiles
      .filter(({ tile }) => tile.width === tileWidth)
      .map(({ bytes }) => hashOfFullTile(sha256, bytes));
  }
  return grown;
}

async function growLevel(
  read: ReadTile,
  oldSize: number,
  size: number,
  level: number,
  added: readonly Uint8Array[],
): Promise<TileBytes[]> {
  const before = await lastOfLevel(read, oldSize, level, hashesOfTile);
  const first = Math.floor(oldSize / tileWidth ** (level + 1));
  return grownTiles([...before, ...added], size, level, first, (hashes) => concatBytes(...hashes));
}

/** The bundles to be written when entries are appended, as `growTiles` tells the tiles. */
export async function growBundles(
  read: ReadTile,
  oldSize: number,
  entries: readonly Uint8Array[],
): Promise<TileBytes[]> {
  if (entries.length === 0) return [];
  const before = await lastOfLevel(read, oldSize, 'entries', entriesOfBundle);
  const first = Math.floor(oldSize / tileWidth);
  return grownTiles([...before, ...entries], oldSize + entries.length, 'entries', first, printBundle);
}

/** What the last tile of a level holds when it is not full. */
async function lastOfLevel(
  read: ReadTile,
  size: number,
  level: Tile['level'],
  partsOf: (tile: Tile, bytes: Uint8Array) => Uint8Array[],
): Promise<Uint8Array[]> {
  const index = Math.floor(size / tileWidth ** (level === 'entries' ? 1 : level + 1));
  const tile = { level, index, width: widthAt(size, level, index) };
  return tile.width === 0 ? [] : partsOf(tile, await read(tile));
}

function grownTiles(
  parts: readonly Uint8Array[],
  size: number,
  level: Tile['level'],
  first: number,
  bytesOf: (parts: readonly Uint8Array[]) => Uint8Array,
): TileBytes[] {
  const grown: TileBytes[] = [];
  for (let index = first; widthAt(size, level, index) > 0; index++) {
    const width = widthAt(size, level, index);
    const start = (index - first) * tileWidth;
    grown.push({ tile: { level, index, width }, bytes: bytesOf(parts.slice(start, start + width)) });
  }
  return grown;
}
