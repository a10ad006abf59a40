import type { PlaceShape } from '#modules/attendance/contract/places.ts';
import type { GeoPoint } from '#modules/attendance/contract/positions.ts';

/** Somewhere in the open sea: Kabupaten Arunika does not exist. */
const town: GeoPoint = { latitude: -8.9412, longitude: 109.6523 };
const at = (north: number, east: number): GeoPoint => ({
  latitude: Number((town.latitude + north / 110_600).toFixed(6)),
  longitude: Number((town.longitude + east / 109_970).toFixed(6)),
});
const circle = (north: number, east: number, radiusM: number): PlaceShape => ({
  kind: 'circle',
  centre: at(north, east),
  radiusM,
});

/** Where one checks in, and which units do. */
export const demoPlaces: readonly {
  name: string;
  unit: string;
  shape: PlaceShape;
  uses: readonly string[];
}[] = [
  {
    name: 'Kompleks Kantor Bupati',
    unit: 'setda',
    shape: {
      kind: 'polygon',
      corners: [at(90, -140), at(120, 60), at(60, 150), at(-80, 120), at(-110, -90)],
    },
    uses: ['setda', 'inspektorat', 'bkpsdm'],
  },
  { name: 'Kantor Diskominfo', unit: 'kominfo', shape: circle(900, 400, 80), uses: ['kominfo'] },
  { name: 'Kantor Dinas Kesehatan', unit: 'dinkes', shape: circle(-1_200, 700, 100), uses: ['dinkes'] },
  { name: 'Kantor Dinas Pendidikan', unit: 'disdik', shape: circle(300, -1_500, 100), uses: ['disdik'] },
  {
    name: 'Gedung Arsip dan Perpustakaan',
    unit: 'disarpus',
    shape: circle(-600, -900, 70),
    uses: ['disarpus'],
  },
  {
    name: 'Mal Pelayanan Publik',
    unit: 'dpmptsp',
    shape: circle(1_500, 1_300, 120),
    uses: ['dpmptsp', 'kominfo'],
  },
];

/** Six kilometres from the office. */
export const farAway = at(6_900, 400);
