import type { GeoPoint } from '#modules/attendance/contract/positions.ts';
import type { Chance } from './chance.ts';

export interface City extends GeoPoint {
  altitudeM: number;
}

const city = (latitude: number, longitude: number, altitudeM: number): City => ({
  latitude,
  longitude,
  altitudeM,
});

export const jakarta = city(-6.2, 106.82, 12);
export const cities: readonly City[] = [
  jakarta,
  city(-6.91, 107.61, 720), // Bandung
  city(-7.25, 112.75, 5), // Surabaya
  city(3.59, 98.67, 25), // Medan
  city(-5.14, 119.42, 3), // Makassar
  city(-0.95, 100.35, 4), // Padang
  city(-8.65, 115.22, 20), // Denpasar
  city(-3.8, 102.26, 10), // Bengkulu
  city(-5.47, 122.6, 15), // Baubau
  city(-6.73, 108.55, 6), // Cirebon
  city(-2.53, 140.7, 30), // Jayapura
  city(-0.5, 117.15, 14), // Samarinda
];

/** Where people check in: doors they walk through, desks, and radio cells that phones know. */
export interface Office {
  centre: GeoPoint;
  city: City;
  radiusM: number;
  doors: readonly GeoPoint[];
  cells: readonly { point: GeoPoint; accuracyM: number }[];
}

/** A point so many metres to the east and north; good enough for made-up worlds. */
export function moved(point: GeoPoint, eastM: number, northM: number): GeoPoint {
  return {
    latitude: point.latitude + northM / 110_574,
    longitude: point.longitude + eastM / (111_320 * Math.cos((point.latitude * Math.PI) / 180)),
  };
}

export function around(point: GeoPoint, radiusM: number, chance: Chance): GeoPoint {
  const [turn, far] = [chance.between(0, 2 * Math.PI), radiusM * Math.sqrt(chance.next())];
  return moved(point, far * Math.cos(turn), far * Math.sin(turn));
}

export const roundedTo = (value: number, digits: number): number => Number(value.toFixed(digits));

export const written = (point: GeoPoint, digits: number): GeoPoint => ({
  latitude: roundedTo(point.latitude, digits),
  longitude: roundedTo(point.longitude, digits),
});

export function makeOffice(chance: Chance): Office {
  const home = chance.pick(cities);
  const centre = around(home, 8_000, chance);
  const radiusM = chance.between(40, 120);
  return {
    centre,
    city: { ...home, altitudeM: home.altitudeM + chance.normal(4) },
    radiusM,
    doors: Array.from({ length: chance.int(1, 3) }, () => around(centre, radiusM, chance)),
    cells: Array.from({ length: chance.int(2, 6) }, () => ({
      point: written(around(centre, radiusM, chance), 7),
      accuracyM: chance.of([2, chance.int(15, 60)], [1, roundedTo(chance.between(15, 60), 3)]),
    })),
  };
}
