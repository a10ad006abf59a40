import type { GeoPoint } from '../positions.ts';
import { distanceM, eastward, type Offset, offset } from './earth.ts';

/**
 * Metres from a point to a polygon; 0 on its border and inside. Corners are laid on the plane around the point, with
 * longitudes counted from the first corner, so that neither the antimeridian nor a point on the other side of the earth
 * tears the polygon apart.
 */
export function distanceToPolygonM(point: GeoPoint, corners: readonly GeoPoint[]): number {
  const first = corners[0]!;
  const pointEast = eastward(first.longitude, point.longitude);
  const plane = corners.map((corner) =>
    offset(point.latitude, corner.latitude, eastward(first.longitude, corner.longitude) - pointEast),
  );
  if (surrounds(plane)) return 0;
  let nearest = Number.POSITIVE_INFINITY;
  let onEdge: GeoPoint = first;
  for (let i = 0; i < corners.length; i += 1) {
    const next = (i + 1) % corners.length;
    const part = nearestPart(plane[i]!, plane[next]!);
    const length = Math.hypot(...at(plane[i]!, plane[next]!, part));
    if (length >= nearest) continue;
    nearest = length;
    onEdge = between(corners[i]!, corners[next]!, part);
  }
  // The plane is good near the point; what is far away is measured on the earth.
  return nearest < 20_000 ? nearest : distanceM(point, onEdge);
}

/** Whether the middle of the plane lies inside: a ray to the east crosses the border an odd number of times. */
function surrounds(corners: readonly Offset[]): boolean {
  let inside = false;
  corners.forEach((from, i) => {
    const to = corners[(i + 1) % corners.length]!;
    if (from.north > 0 === to.north > 0) return;
    const crossing = from.east - (from.north * (to.east - from.east)) / (to.north - from.north);
    if (crossing > 0) inside = !inside;
  });
  return inside;
}

/** Which part of the way along an edge comes nearest to the middle of the plane, 0 to 1. */
function nearestPart(from: Offset, to: Offset): number {
  const [east, north] = [to.east - from.east, to.north - from.north];
  const length2 = east * east + north * north;
  if (length2 === 0) return 0;
  return Math.min(1, Math.max(0, -(from.east * east + from.north * north) / length2));
}

const at = (from: Offset, to: Offset, part: number): [number, number] => [
  from.east + part * (to.east - from.east),
  from.north + part * (to.north - from.north),
];

const between = (from: GeoPoint, to: GeoPoint, part: number): GeoPoint => ({
  latitude: from.latitude + part * (to.latitude - from.latitude),
  longitude: from.longitude + part * eastward(from.longitude, to.longitude),
});
