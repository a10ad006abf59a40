import { eastward, type Offset, offset } from '../../../contract/finding/earth.ts';
import type { PlaceShape } from '../../../contract/places.ts';
import type { GeoPoint } from '../../../contract/positions.ts';

/** Beyond this many metres from its first corner a polygon is a region, not a place of work. */
const widestM = 20_000;

/** Why a shape cannot be a place: error codes of places, null when it can. */
export function shapeFault(shape: PlaceShape): 'too-wide' | 'crosses-itself' | 'without-area' | null {
  if (shape.kind === 'circle') return null;
  const first = shape.corners[0]!;
  const plane = shape.corners.map((corner) => fromCorner(first, corner));
  if (plane.some((corner) => Math.hypot(corner.east, corner.north) > widestM)) return 'too-wide';
  const edges = plane.map((from, i) => [from, plane[(i + 1) % plane.length]!] as const);
  const touching = (i: number, j: number) => j === i + 1 || (i === 0 && j === edges.length - 1);
  const crossed = edges.some((one, i) =>
    edges.some((other, j) => j > i && !touching(i, j) && crosses(...one, ...other)),
  );
  if (crossed) return 'crosses-itself';
  const area = edges.reduce((sum, [from, to]) => sum + turn({ east: 0, north: 0 }, from, to), 0) / 2;
  return Math.abs(area) < 1 ? 'without-area' : null;
}

const fromCorner = (first: GeoPoint, corner: GeoPoint): Offset =>
  offset(first.latitude, corner.latitude, eastward(first.longitude, corner.longitude));

/** Twice the area of a triangle; positive counter-clockwise. */
const turn = (p: Offset, q: Offset, r: Offset): number =>
  (q.east - p.east) * (r.north - p.north) - (q.north - p.north) * (r.east - p.east);

/** Whether two edges meet anywhere, touching included. */
function crosses(p: Offset, q: Offset, r: Offset, s: Offset): boolean {
  const apart = (u: number, v: number) => (u > 0 && v > 0) || (u < 0 && v < 0);
  if (apart(turn(p, q, r), turn(p, q, s)) || apart(turn(r, s, p), turn(r, s, q))) return false;
  // On one line they meet where their shadows do.
  const overlap = (side: keyof Offset) =>
    Math.max(p[side], q[side]) >= Math.min(r[side], s[side]) &&
    Math.max(r[side], s[side]) >= Math.min(p[side], q[side]);
  return overlap('east') && overlap('north');
}
