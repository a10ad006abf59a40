import { z } from 'zod';

/** Degrees of WGS84. */
export const GeoPoint = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type GeoPoint = z.output<typeof GeoPoint>;

/** What a browser says of where it is (W3C Geolocation): metres, with 95 % confidence; null where it does not know. */
export const Position = GeoPoint.extend({
  accuracyM: z.number().min(0).max(1e8),
  altitudeM: z.number().min(-1e6).max(1e7).nullable(),
});
export type Position = z.output<typeof Position>;
