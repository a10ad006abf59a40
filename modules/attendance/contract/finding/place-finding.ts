import type { Place, PlaceFinding, PlaceShape, PlaceVerdict } from '../places.ts';
import type { GeoPoint, Position } from '../positions.ts';
import { distanceM } from './earth.ts';
import { distanceToPolygonM } from './polygon.ts';

/** Metres from a point to the border of a place; 0 inside. */
export function distanceToShapeM(point: GeoPoint, shape: PlaceShape): number {
  return shape.kind === 'circle'
    ? Math.max(0, distanceM(point, shape.centre) - shape.radiusM)
    : distanceToPolygonM(point, shape.corners);
}

/** Whether a position is in a place, as far as its accuracy can tell. */
export function findPlace(position: Position, place: Place): PlaceFinding {
  const distance = distanceToShapeM(position, place.shape);
  return { placeId: place.id, verdict: verdictOf(distance, position.accuracyM, place), distanceM: distance };
}

/** The best finding of several places, nearest first; null without places. A place further down never makes it worse. */
export function findBestPlace(position: Position, places: readonly Place[]): PlaceFinding | null {
  const order: readonly PlaceVerdict[] = ['in', 'uncertain', 'out'];
  const rank = (finding: PlaceFinding) => order.indexOf(finding.verdict);
  return places
    .map((place) => findPlace(position, place))
    .reduce<PlaceFinding | null>((best, finding) => {
      if (!best) return finding;
      const better = rank(finding) - rank(best) || finding.distanceM - best.distanceM;
      return better < 0 ? finding : best;
    }, null);
}

/** A position that is not accurate enough is never a yes; it is a no only where all of its circle lies outside. */
function verdictOf(distance: number, accuracyM: number, place: Place): PlaceVerdict {
  if (!Number.isFinite(accuracyM) || !Number.isFinite(distance)) return 'uncertain';
  if (distance > accuracyM) return 'out';
  const tolerated = Math.min(accuracyM, place.toleranceM);
  return accuracyM <= place.worstAccuracyM && distance <= tolerated ? 'in' : 'uncertain';
}
