import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceM, eastward, offset } from './earth.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const latitude = fc.double({ min: -89, max: 89, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const point = fc.record({ latitude, longitude });

/** The straight line through the earth between two points of the ellipsoid, in metres. */
function chordM(from: { latitude: number; longitude: number }, to: typeof from): number {
  const place = (p: typeof from) => {
    const [phi, lambda] = [(p.latitude * Math.PI) / 180, (p.longitude * Math.PI) / 180];
    const n = 6_378_137 / Math.sqrt(1 - 0.006694379990141317 * Math.sin(phi) ** 2);
    return [
      n * Math.cos(phi) * Math.cos(lambda),
      n * Math.cos(phi) * Math.sin(lambda),
      n * (1 - 0.006694379990141317) * Math.sin(phi),
    ] as const;
  };
  const [p, q] = [place(from), place(to)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

describe('a distance on the earth', () => {
  test.each([
    // Flinders Peak to Buninyong, the example of Vincenty's paper as given for GRS80.
    [at(-37.9510334167, 144.4248678889), at(-37.6528211389, 143.9264955278), 54_972.271],
    // A degree of the equator, and from the equator to a pole.
    [at(0, 106), at(0, 107), 111_319.491],
    [at(0, 0), at(90, 0), 10_001_965.729],
  ])('from %j to %j is %d m', (from, to, metres) => {
    expect(distanceM(from, to)).toBeCloseTo(metres, 2);
  });

  test('is the same both ways, and at least the line through the earth', () => {
    fc.assert(
      fc.property(point, point, (from, to) => {
        const there = distanceM(from, to);
        expect(Math.abs(there - distanceM(to, from))).toBeLessThan(0.01);
        expect(there).toBeGreaterThanOrEqual(chordM(from, to) - 0.01);
        expect(there).toBeLessThan(20_004_000);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  test('of near points is the line through the earth, also over the antimeridian', () => {
    const step = fc.double({ min: -0.05, max: 0.05, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -70, max: 70, noNaN: true }),
        fc.oneof(longitude, fc.constantFrom(180, -180, 179.99)),
        step,
        step,
        (lat, lon, north, east) => {
          const [from, to] = [at(lat, lon), at(lat + north, ((lon + east + 540) % 360) - 180)];
          const chord = chordM(from, to);
          // An arc of 8 km is longer than its chord by less than a millionth.
          expect(Math.abs(distanceM(from, to) - chord)).toBeLessThan(0.002 + chord * 1e-6);
          const flat = offset(from.latitude, to.latitude, eastward(from.longitude, to.longitude));
          expect(Math.abs(Math.hypot(flat.east, flat.north) - chord)).toBeLessThan(0.002 + chord * 1e-5);
        },
      ),
      { seed: 2, numRuns: 2_000 },
    );
  });

  test('to the other side of the earth is half a meridian', () => {
    expect(distanceM(at(-6, 106), at(6, -74)) / 20_003_931).toBeCloseTo(1, 2);
    expect(distanceM(at(0, 0), at(0.1, 179.9)) / 20_003_931).toBeCloseTo(1, 2);
  });
});

test('the short way round', () => {
  expect([eastward(179, -179), eastward(-179, 179), eastward(0, 180), eastward(350, 10)]).toEqual([
    2, -2, -180, 20,
  ]);
});
