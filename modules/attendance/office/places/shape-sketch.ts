import { eastward, offset } from '../../contract/finding/earth.ts';
import type { PlaceShape } from '../../contract/places.ts';
import type { GeoPoint } from '../../contract/positions.ts';

/** Metres on paper: to the right, and down. */
interface OnPaper {
  x: number;
  y: number;
}

/** A shape to scale, its middle in the origin. */
interface Sketch {
  /** Half of what is shown, in metres: the shape, what is tolerated around it, and a margin. */
  reachM: number;
  /** Null for a polygon. */
  radiusM: number | null;
  corners: readonly OnPaper[];
  /** Length of the rule beside it: a round number of metres. */
  ruleM: number;
}

/** How a place is drawn; null without any point. */
export function sketchOf(shape: PlaceShape, toleranceM: number): Sketch | null {
  if (shape.kind === 'circle') return sketch(shape.radiusM, shape.radiusM, [], toleranceM);
  const middle = middleOf(shape.corners);
  if (!middle) return null;
  const corners = shape.corners.map((corner) => onPaper(middle, corner));
  const reach = Math.max(...corners.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  return sketch(reach, null, corners, toleranceM);
}

function sketch(reach: number, radiusM: number | null, corners: OnPaper[], toleranceM: number): Sketch {
  const reachM = Math.max(1, (reach + toleranceM) * 1.12);
  return { reachM, radiusM, corners, ruleM: roundLength(reachM) };
}

/** The middle of the box around points. */
function middleOf(points: readonly GeoPoint[]): GeoPoint | null {
  const [first] = points;
  if (!first) return null;
  const easts = points.map(({ longitude }) => eastward(first.longitude, longitude));
  const latitudes = points.map(({ latitude }) => latitude);
  const half = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return { latitude: half(latitudes), longitude: first.longitude + half(easts) };
}

/** Where a point lies as seen from another. */
function onPaper(from: GeoPoint, to: GeoPoint): OnPaper {
  const { east, north } = offset(from.latitude, to.latitude, eastward(from.longitude, to.longitude));
  return { x: east, y: -north };
}

/** The largest of 1, 2, 5, 10, 20 … that fits. */
function roundLength(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(most));
  return ten * ([5, 2].find((times) => times * ten <= most) ?? 1);
}
