import { expect, test } from 'vitest';
import { sketchOf } from './shape-sketch.ts';

const centre = { latitude: -6.1753921, longitude: 106.8271533 };

test('a circle is shown with what is tolerated around it', () => {
  const sketch = sketchOf({ kind: 'circle', centre, radiusM: 100 }, 50)!;
  expect(sketch).toMatchObject({ radiusM: 100, corners: [], ruleM: 100 });
  expect(sketch.reachM).toBeCloseTo(168, 6);
});

test('a polygon is drawn to scale, north above and east to the right', () => {
  const north = { latitude: centre.latitude + 0.001, longitude: centre.longitude };
  const east = { latitude: centre.latitude, longitude: centre.longitude + 0.002 };
  const sketch = sketchOf({ kind: 'polygon', corners: [centre, north, east] }, 0)!;
  const [origin, above, right] = sketch.corners as [{ x: number; y: number }, never, never];
  // A thousandth of a degree of latitude is 110.6 m near the equator, of longitude 110.7 m there.
  expect(distance(origin, above)).toBeCloseTo(110.6, 0);
  expect(distance(origin, right)).toBeCloseTo(221.4, 0);
  expect((above as { y: number }).y).toBeLessThan(origin.y);
  expect((right as { x: number }).x).toBeGreaterThan(origin.x);
  expect(sketch.reachM).toBeCloseTo(110.7 * 1.12, 0);
});

test('a place on both sides of the date line is no belt around the earth', () => {
  const corners = [179.999, -179.999, -179.999].map((longitude, at) => ({ latitude: at / 1_000, longitude }));
  expect(sketchOf({ kind: 'polygon', corners }, 0)!.reachM).toBeLessThan(200);
});

test('the rule is a round length that fits', () => {
  const ruleOf = (radiusM: number) => sketchOf({ kind: 'circle', centre, radiusM }, 0)!.ruleM;
  expect([10, 45, 90, 400, 20_000].map(ruleOf)).toEqual([10, 50, 100, 200, 20_000]);
});

test('nothing is drawn of a polygon without corners', () => {
  expect(sketchOf({ kind: 'polygon', corners: [] }, 0)).toBe(null);
});

function distance(one: { x: number; y: number }, other: { x: number; y: number }): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
