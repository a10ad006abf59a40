import type { GeoPoint } from '../positions.ts';

/** WGS84: half axis in metres, flattening. */
const a = 6_378_137;
const f = 1 / 298.257223563;
const b = a * (1 - f);
const squaredEccentricity = f * (2 - f);
/** Half a meridian, metres: between points that lie opposite each other, where the iteration does not settle. */
const toTheOtherSide = 20_003_931;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The difference of two longitudes the short way round, in [-180, 180). */
export function eastward(from: number, to: number): number {
  const turned = (to - from + 180) % 360;
  return (turned < 0 ? turned + 360 : turned) - 180;
}

/** The geodesic between two points in metres, to a millimetre (Vincenty 1975); to 0.5 % for opposite points. */
export function distanceM(from: GeoPoint, to: GeoPoint): number {
  const difference = radians(eastward(from.longitude, to.longitude));
  const [sinU1, cosU1] = reduced(from.latitude);
  const [sinU2, cosU2] = reduced(to.latitude);
  let lambda = difference;
  for (let round = 0; round < 100; round += 1) {
    const east = cosU2 * Math.sin(lambda);
    const north = cosU1 * sinU2 - sinU1 * cosU2 * Math.cos(lambda);
    const sinSigma = Math.hypot(east, north);
    if (sinSigma === 0) return 0;
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * Math.cos(lambda);
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * Math.sin(lambda)) / sinSigma;
    const cos2Alpha = 1 - sinAlpha * sinAlpha;
    // On the equator there is no arc from it to halve.
    const cos2M = cos2Alpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cos2Alpha;
    const c = (f / 16) * cos2Alpha * (4 + f * (4 - 3 * cos2Alpha));
    const before = lambda;
    lambda =
      difference +
      (1 - c) * f * sinAlpha * (sigma + c * sinSigma * (cos2M + c * cosSigma * (2 * cos2M * cos2M - 1)));
    if (Math.abs(lambda) > Math.PI) break;
    if (Math.abs(lambda - before) < 1e-12) return b * arc(sigma, sinSigma, cosSigma, cos2M, cos2Alpha);
  }
  return toTheOtherSide;
}

function reduced(latitude: number): [sin: number, cos: number] {
  const u = Math.atan((1 - f) * Math.tan(radians(latitude)));
  return [Math.sin(u), Math.cos(u)];
}

function arc(sigma: number, sinSigma: number, cosSigma: number, cos2M: number, cos2Alpha: number): number {
  const u2 = (cos2Alpha * (a * a - b * b)) / (b * b);
  const big = 1 + (u2 / 16_384) * (4_096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const small = (u2 / 1_024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const inner =
    cosSigma * (2 * cos2M * cos2M - 1) -
    (small / 6) * cos2M * (4 * sinSigma * sinSigma - 3) * (4 * cos2M * cos2M - 3);
  return big * (sigma - small * sinSigma * (cos2M + (small / 4) * inner));
}

/** Metres east and north. */
export interface Offset {
  east: number;
  north: number;
}

/**
 * How far to the east and north a point lies, on the plane that touches the earth in between. Right to a millionth within
 * 20 km. `degreesEast` is the difference of longitude, so that who asks decides which way round.
 */
export function offset(latitude: number, toLatitude: number, degreesEast: number): Offset {
  const middle = radians((latitude + toLatitude) / 2);
  const w = 1 - squaredEccentricity * Math.sin(middle) ** 2;
  const across = a / Math.sqrt(w);
  return {
    east: radians(degreesEast) * across * Math.cos(middle),
    north: (radians(toLatitude - latitude) * across * (1 - squaredEccentricity)) / w,
  };
}
