import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FormatFault } from './format-fault.ts';
import { newTiles, parseTilePath, placeOfNode, type Tile, tilePath, widthAt } from './tiles.ts';

// C2SP tlog-tiles, "Merkle Tree".
test.each<[Tile, string]>([
  [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
  [{ level: 63, index: 0, width: 255 }, 'tile/63/000.p/255'],
  [{ level: 3, index: 1_000, width: 1 }, 'tile/3/x001/000.p/1'],
  [{ level: 'entries', index: 999, width: 112 }, 'tile/entries/999.p/112'],
])('%o is %s', (tile, path) => {
  expect(tilePath(tile)).toBe(path);
  expect(parseTilePath(path)).toEqual(tile);
});

test.each([
  'tile/0/x001/x234/67',
  'tile/0/001/234/067',
  'tile/0/x001/x234/x067',
  'tile/0/x000/067',
  'tile/0/0067',
  'tile/00/067',
  'tile/64/067',
  'tile/-1/067',
  'tile/0/067.p/0',
  'tile/0/067.p/256',
  'tile/0/067.p/08',
  'tile/0/067.p/',
  'tile/0/067.p',
  'tile/8/0/067',
  'tile/data/067',
  'tile/entries/',
  'tile/entries/../067',
  '/tile/0/067',
  'tile/0/067\n',
  'tile/0/x999/x999/x999/x999/x999/x999/999',
  '',
])('%j is no path of a tile', (path) => {
  expect(() => parseTilePath(path)).toThrow(FormatFault);
});

test('every tile has one path, and the path has the tile', () => {
  const tile = fc.record({
    level: fc.oneof(fc.constant('entries' as const), fc.nat(63)),
    index: fc.oneof(fc.nat(2_000_000), fc.maxSafeNat()),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(
    fc.property(tile, (one) => {
      expect(parseTilePath(tilePath(one))).toEqual(one);
    }),
    { numRuns: 500, seed: 20_261_122 },
  );
});

test.each<Tile>([
  { level: 64, index: 0, width: 1 },
  { level: 0, index: -1, width: 1 },
  { level: 0, index: 0, width: 0 },
  { level: 0, index: 0, width: 257 },
  { level: 0.5, index: 0, width: 1 },
])('%o has no path', (tile) => {
  expect(() => tilePath(tile)).toThrow(FormatFault);
});

// C2SP tlog-tiles, "Partial Tiles": 273 full tiles and one of 112, one full and one of 17, one of 1.
test('a tree of 70,000 leaves has the tiles of the specification', () => {
  const tiles = newTiles(0, 70_000);
  const partial = tiles.filter(({ width }) => width < 256).map(tilePath);
  expect(partial).toEqual([
    'tile/0/273.p/112',
    'tile/1/001.p/17',
    'tile/2/000.p/1',
    'tile/entries/273.p/112',
  ]);
  const fullOf = (level: Tile['level']) =>
    tiles.filter((tile) => tile.level === level && tile.width === 256).length;
  expect([fullOf(0), fullOf(1), fullOf(2), fullOf('entries')]).toEqual([273, 1, 0, 273]);
});

test('a tree of 256 leaves has one full tile and one of width 1 above it', () => {
  expect(newTiles(0, 256).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1', 'tile/entries/000']);
  expect(newTiles(256, 257).map(tilePath)).toEqual(['tile/0/001.p/1', 'tile/entries/001.p/1']);
  expect(newTiles(256, 256)).toEqual([]);
  expect(newTiles(0, 0)).toEqual([]);
  expect(() => newTiles(2, 1)).toThrow(RangeError);
});

test('the width of a partial tile is floor(size / 256^level) mod 256', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.nat(7), (size, level) => {
      const whole = BigInt(size) / 256n ** BigInt(level);
      expect(widthAt(size, level, Number(whole / 256n))).toBe(Number(whole % 256n));
    }),
    { numRuns: 500, seed: 20_261_122 },
  );
});

test('a node stands in its tile, and one beyond the tree in none', () => {
  expect(placeOfNode({ level: 0, index: 70_000 - 1 }, 70_000)).toEqual({
    tile: { level: 0, index: 273, width: 112 },
    from: 111,
    count: 1,
  });
  expect(placeOfNode({ level: 9, index: 0 }, 70_000)).toEqual({
    tile: { level: 1, index: 0, width: 256 },
    from: 0,
    count: 2,
  });
  expect(() => placeOfNode({ level: 0, index: 70_000 }, 70_000)).toThrow(RangeError);
  expect(() => placeOfNode({ level: 8, index: 273 }, 70_000)).toThrow(RangeError);
});
