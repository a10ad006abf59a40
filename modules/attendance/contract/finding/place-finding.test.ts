import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coarsePoint } from '../../server/rules/places/coarse-point.ts';
import { shapeFault } from '../../server/rules/places/shape-fault.ts';
import type { Place, PlaceShape } from '../places.ts';
import type { PlaceId } from '../terms.ts';
import { distanceM } from './earth.ts';
import { distanceToShapeM, findBestPlace, findPlace } from './place-finding.ts';

const monas = { latitude: -6.175392, longitude: 106.827153 };
const placeOf = (shape: PlaceShape, more: Partial<Place> = {}): Place => ({
  id: 'place' as PlaceId,
  shape,
  toleranceM: 30,
  worstAccuracyM: 150,
  ...more,
});
const circle = placeOf({ kind: 'circle', centre: monas, radiusM: 100 });
/** About so many metres to the north and east of a point. */
const moved = (from: typeof monas, north: number, east: number) => ({
  latitude: from.latitude + north / 110_574,
  longitude:
    ((from.longitude + east / (111_320 * Math.cos((from.latitude * Math.PI) / 180)) + 540) % 360) - 180,
});
const position = (north: number, accuracyM: number) => ({
  ...moved(monas, north, 0),
  accuracyM,
  altitudeM: null,
});
const polygon = (origin: typeof monas, corners: readonly (readonly [number, number])[]): PlaceShape => ({
  kind: 'polygon',
  corners: corners.map(([north, east]) => moved(origin, north, east)),
});
/** A yard with a deep bay from the south: an office around a public square. */
const bay = [
  [0, 0],
  [0, 100],
  [200, 100],
  [200, 200],
  [0, 200],
  [0, 300],
  [300, 300],
  [300, 0],
] as const;

describe('a place', () => {
  test.each([
    [0, 10, 'in'],
    [95, 10, 'in'],
    [105, 10, 'in'], // 5 m outside, tolerated by its accuracy
    [115, 10, 'out'],
    [125, 40, 'in'],
    [140, 60, 'uncertain'], // 40 m outside: more than is ever tolerated, less than the accuracy
    [0, 200, 'uncertain'], // inside, but nobody can tell
    [500, 200, 'out'],
    [500, 10_000, 'uncertain'],
  ])('%d m from its middle with an accuracy of %d m is %s', (north, accuracyM, verdict) => {
    expect(findPlace(position(north, accuracyM), circle).verdict).toBe(verdict);
  });

  test('of several, the one that one is in, else the nearest', () => {
    const far = placeOf(
      { kind: 'circle', centre: moved(monas, 5_000, 0), radiusM: 50 },
      { id: 'far' as PlaceId },
    );
    expect(findBestPlace(position(0, 10), [far, circle])).toMatchObject({ placeId: 'place', verdict: 'in' });
    expect(findBestPlace(position(4_000, 10), [circle, far])).toMatchObject({
      placeId: 'far',
      verdict: 'out',
    });
    expect(findBestPlace(position(0, 10), [])).toBeNull();
  });

  test('with a bay is outside in the bay, wherever on earth it lies', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.constantFrom(106.8, 179.9999, -180, 179.9985, 0, -0.001),
        fc.integer({ min: -100, max: 400 }),
        fc.integer({ min: -100, max: 400 }),
        (latitude, longitude, north, east) => {
          const origin = { latitude, longitude };
          const inBox = north > 0 && north < 300 && east > 0 && east < 300;
          const inBay = north < 200 && east > 100 && east < 200;
          // So near to the border the plane of the test is not exact enough.
          const near = [0, 100, 200, 300].some(
            (line) => Math.abs(north - line) < 2 || Math.abs(east - line) < 2,
          );
          fc.pre(!near);
          const distance = distanceToShapeM(moved(origin, north, east), polygon(origin, bay));
          expect(distance === 0).toBe(inBox && !inBay);
        },
      ),
      { seed: 3, numRuns: 1_500 },
    );
  });

  test('is as far as the nearest of many points of its border', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.constantFrom(140, 179.9999),
        fc.integer({ min: -9_000, max: 9_000 }),
        fc.integer({ min: -9_000, max: 9_000 }),
        (latitude, longitude, north, east) => {
          const origin = { latitude, longitude };
          const shape = polygon(origin, bay);
          const from = moved(origin, north, east);
          const distance = distanceToShapeM(from, shape);
          fc.pre(distance > 1);
          const border = bay.flatMap((corner, i) => {
            const next = bay[(i + 1) % bay.length]!;
            return Array.from({ length: 101 }, (_, part) =>
              moved(
                origin,
                corner[0] + ((next[0] - corner[0]) * part) / 100,
                corner[1] + ((next[1] - corner[1]) * part) / 100,
              ),
            );
          });
          const nearest = Math.min(...border.map((one) => distanceM(from, one)));
          expect(Math.abs(distance - nearest)).toBeLessThan(1.5 + nearest * 1e-4);
        },
      ),
      { seed: 4, numRuns: 150 },
    );
  });

  test('is far from every other part of the earth', () => {
    const shape = polygon({ latitude: -6.2, longitude: 106.8 }, bay);
    fc.assert(
      fc.property(
        fc.double({ min: -85, max: 85, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        (latitude, longitude) => {
          const from = { latitude, longitude };
          const direct = distanceM(from, { latitude: -6.2, longitude: 106.8 });
          fc.pre(direct > 30_000);
          expect(Math.abs(distanceToShapeM(from, shape) - direct)).toBeLessThan(500 + direct * 0.01);
        },
      ),
      { seed: 5, numRuns: 1_000 },
    );
  });

  test('is not torn apart for a point right behind the earth', () => {
    const origin = { latitude: -6.2, longitude: 106.8 };
    for (const behind of [-73.2, -73.1995, -73.199, -73.198])
      for (const latitude of [-6.199, -6.1985, 6.2])
        expect(distanceToShapeM({ latitude, longitude: behind }, polygon(origin, bay))).toBeGreaterThan(
          18_000_000,
        );
  });
});

describe('a shape', () => {
  test('is refused where its border crosses itself, encloses nothing, or is a region', () => {
    const bow = [
      [0, 0],
      [100, 100],
      [0, 100],
      [100, 0],
    ] as const;
    const line = [
      [0, 0],
      [50, 50],
      [100, 100],
    ] as const;
    const wide = [
      [0, 0],
      [30_000, 0],
      [0, 100],
    ] as const;
    expect(shapeFault(polygon(monas, bay))).toBeNull();
    expect(shapeFault(polygon({ latitude: -8, longitude: 179.9999 }, bay))).toBeNull();
    expect(shapeFault(polygon(monas, bow))).toBe('crosses-itself');
    expect(shapeFault(polygon(monas, line))).toBe('without-area');
    expect(shapeFault(polygon(monas, wide))).toBe('too-wide');
    expect(shapeFault(circle.shape)).toBeNull();
  });
});

test('a coarse point has two decimals, is less than 0.8 km away and stays as it is', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      (latitude, longitude) => {
        const coarse = coarsePoint({ latitude, longitude });
        expect(coarsePoint(coarse)).toEqual(coarse);
        expect(`${coarse.latitude} ${coarse.longitude}`).toMatch(
          /^-?\d{1,2}(\.\d{1,2})? -?\d{1,3}(\.\d{1,2})?$/,
        );
        expect(distanceM({ latitude, longitude }, coarse)).toBeLessThan(800);
      },
    ),
    { seed: 6, numRuns: 1_000 },
  );
});
