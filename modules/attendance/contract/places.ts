import { z } from 'zod';
import { GeoPoint } from './positions.ts';
import { PlaceId } from './terms.ts';

/** A circle around a point, or a polygon whose last corner joins its first; small enough to be walked around. */
export const PlaceShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('circle'), centre: GeoPoint, radiusM: z.number().min(10).max(20_000) }),
  z.strictObject({ kind: z.literal('polygon'), corners: z.array(GeoPoint).min(3).max(200) }),
]);
export type PlaceShape = z.output<typeof PlaceShape>;

/** Lokasi presensi. */
export const Place = z.object({
  id: PlaceId,
  shape: PlaceShape,
  /** A position outside by no more than its accuracy counts as inside up to this many metres. */
  toleranceM: z.number().min(0).max(500),
  /** A position that is less accurate than this many metres decides nothing. */
  worstAccuracyM: z.number().min(10).max(5_000),
});
export type Place = z.output<typeof Place>;

export const placeVerdicts = ['in', 'uncertain', 'out'] as const;
export const PlaceVerdict = z.enum(placeVerdicts);
export type PlaceVerdict = z.output<typeof PlaceVerdict>;

export interface PlaceFinding {
  placeId: PlaceId;
  verdict: PlaceVerdict;
  /** Metres to the border; 0 on it and inside. */
  distanceM: number;
}
