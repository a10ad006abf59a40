import type { GeoPoint } from '../../contract/positions.ts';

const pair = /(-?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)/g;

/**
 * Points out of what was typed or pasted: GeoJSON (RFC 7946: longitude first), or latitude and longitude one below the other, as
 * maps copy them. Null where something in it is no point.
 */
export function readPoints(text: string): GeoPoint[] | null {
  const points = text.trimStart().startsWith('{') ? fromGeoJson(text) : fromLines(text);
  return points?.every(onEarth) ? points : null;
}

const onEarth = ({ latitude, longitude }: GeoPoint): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

function fromLines(text: string): GeoPoint[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const found = lines.map((line) => [...line.matchAll(pair)]);
  if (found.some((pairs) => pairs.length === 0)) return null;
  return found.flat().map(([, latitude, longitude]) => ({
    latitude: Number(latitude),
    longitude: Number(longitude),
  }));
}

function fromGeoJson(text: string): GeoPoint[] | null {
  try {
    return pointsIn(coordinatesOf(JSON.parse(text)));
  } catch {
    return null;
  }
}

/** The coordinates of the first geometry. */
function coordinatesOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  if ('coordinates' in value) return value.coordinates;
  if ('geometry' in value) return coordinatesOf(value.geometry);
  if ('features' in value && Array.isArray(value.features)) return coordinatesOf(value.features[0]);
  return null;
}

/** The outer ring of the first polygon; its last corner, which repeats the first, is left out. */
function pointsIn(coordinates: unknown): GeoPoint[] | null {
  if (!Array.isArray(coordinates)) return null;
  if (isPosition(coordinates)) return [pointOf(coordinates)];
  if (!coordinates.every(isPosition)) return pointsIn(coordinates[0]);
  const points = coordinates.map(pointOf);
  const closed = points.length > 3 && samePoint(points[0]!, points.at(-1)!);
  return closed ? points.slice(0, -1) : points;
}

const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
const pointOf = ([longitude, latitude]: [number, number]): GeoPoint => ({ latitude, longitude });
const samePoint = (one: GeoPoint, other: GeoPoint): boolean =>
  one.latitude === other.latitude && one.longitude === other.longitude;

/** A point as it is typed: six decimals are ten centimetres. */
export function pointText({ latitude, longitude }: GeoPoint): string {
  return `${round(latitude)}, ${round(longitude)}`;
}

const round = (degrees: number): number => Number(degrees.toFixed(6));
