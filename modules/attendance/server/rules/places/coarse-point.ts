import type { GeoPoint } from '../../../contract/positions.ts';

/**
 * What is kept of a point once the precise one is erased (UU 27/2022 art. 16): degrees with two decimals, a cell of about
 * 1.1 km, never more than 0.8 km from the point. Coarsening twice changes nothing.
 */
export function coarsePoint(point: GeoPoint): GeoPoint {
  const longitude = rounded(point.longitude);
  return { latitude: rounded(point.latitude), longitude: longitude === 180 ? -180 : longitude };
}

/** `+ 0` turns the minus zero into zero. */
const rounded = (degrees: number): number => Math.round(degrees * 100) / 100 + 0;
