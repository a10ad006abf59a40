/**
 * The tree as files (C2SP tlog-tiles): 256 hashes beside each other are a tile, the hash over a full tile is one hash
 * of a tile a level above. A tile that is full never changes; one that is not has its width in its name.
 */
import { fromDecimal, isCount } from './bytes.ts';
import { FormatFault } from './format-fault.ts';
import type { TreeNode } from './merkle.ts';

/** Hashes, or entries, of a full tile. */
export const tileWidth = 256;
const tileHeight = 8;
const maxLevel = 63;

export interface Tile {
  /** 0: leaf hashes. `entries`: the leaves themselves, a bundle. */
  level: number | 'entries';
  /** Which one of its level. */
  index: number;
  /** How many of the 256 there are, 1 to 256. */
  width: number;
}

/** `tile/0/x001/x234/067.p/8`, under the prefix of the log. @throws FormatFault for a tile that cannot be */
export function tilePath({ level, index, width }: Tile): string {
  const known = level === 'entries' || (isCount(level) && level <= maxLevel);
  if (!known || !isCount(index) || !isCount(width) || width < 1 || width > tileWidth)
    throw new FormatFault('tile path', 'out of range');
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  const folders = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group));
  return `tile/${level}/${folders.join('/')}${width < tileWidth ? `.p/${width}` : ''}`;
}

/** The tile of a path. Each tile has one path alone. @throws FormatFault */
export function parseTilePath(path: string): Tile {
  const spelling = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;
  const [, kind = '', folders = '', partial] = spelling.exec(path) ?? [];
  const level: Tile['level'] | undefined = kind === 'entries' ? kind : fromDecimal(kind);
  const index = fromDecimal(folders.replaceAll(/[x/]/g, '').replace(/^0+(?=[0-9])/, ''));
  const width = partial === undefined ? tileWidth : fromDecimal(partial);
  if (index === undefined || level === undefined || width === undefined)
    throw new FormatFault('tile path', 'spelling');
  const tile = { level, index, width };
  if (tilePath(tile) !== path) throw new FormatFault('tile path', 'another spelling of a tile');
  return tile;
}

/** How much of a tile there is in a tree of this size: 0 to 256. */
export function widthAt(size: number, level: number | 'entries', index: number): number {
  const hashes = Math.floor(size / tileWidth ** (level === 'entries' ? 0 : level));
  return Math.min(tileWidth, Math.max(0, hashes - index * tileWidth));
}

/** The tiles that a tree of this size has and one of the older size had not, by levels; bundles come last. */
export function newTiles(oldSize: number, size: number): Tile[] {
  if (!isCount(oldSize) || !isCount(size) || oldSize > size)
    throw new RangeError('an older tree that is larger');
  const tiles: Tile[] = [];
  for (let level = 0; size >= tileWidth ** level; level++) tiles.push(...newOfLevel(oldSize, size, level));
  return [...tiles, ...newOfLevel(oldSize, size, 'entries')];
}

function newOfLevel(oldSize: number, size: number, level: Tile['level']): Tile[] {
  const tiles: Tile[] = [];
  const span = tileWidth ** (level === 'entries' ? 1 : level + 1);
  for (let index = Math.floor(oldSize / span); widthAt(size, level, index) > 0; index++) {
    const width = widthAt(size, level, index);
    if (width > widthAt(oldSize, level, index)) tiles.push({ level, index, width });
  }
  return tiles;
}

/** In which tile a node of the tree is found, and which of its hashes it is made of. */
export interface NodePlace {
  tile: Tile;
  from: number;
  count: number;
}

/** Where a node stands in the tiles of a tree of this size. @throws RangeError for a node beyond the tree */
export function placeOfNode({ level, index }: TreeNode, size: number): NodePlace {
  const count = 2 ** (level % tileHeight);
  const first = index * count;
  const tileLevel = Math.floor(level / tileHeight);
  const tileIndex = Math.floor(first / tileWidth);
  const from = first % tileWidth;
  const width = widthAt(size, tileLevel, tileIndex);
  if (from + count > width) throw new RangeError('a node beyond the tree');
  return { tile: { level: tileLevel, index: tileIndex, width }, from, count };
}
