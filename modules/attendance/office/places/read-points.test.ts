import { expect, test } from 'vitest';
import { pointText, readPoints } from './read-points.ts';

const office = { latitude: -6.1753921, longitude: 106.8271533 };
const ring = [
  [106.8, -6.1],
  [106.9, -6.1],
  [106.9, -6.2],
];
const corners = ring.map(([longitude, latitude]) => ({ latitude, longitude }));

test('what a map copies is a point', () => {
  expect(readPoints('-6.1753921, 106.8271533')).toEqual([office]);
  expect(readPoints(' -6.1753921 106.8271533 ')).toEqual([office]);
  expect(readPoints('https://maps.example/@-6.1753921,106.8271533,17z')).toEqual([office]);
});

test('lines are corners in their order, and empty ones nothing', () => {
  expect(readPoints('-6.1, 106.8\n\n-6.1, 106.9\n-6.2, 106.9\n')).toEqual(corners);
  expect(readPoints('')).toEqual([]);
});

test('GeoJSON has longitude first, and repeats the first corner of a ring', () => {
  const polygon = { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
  const feature = { type: 'Feature', properties: {}, geometry: polygon };
  for (const one of [polygon, feature, { type: 'FeatureCollection', features: [feature] }])
    expect(readPoints(JSON.stringify(one))).toEqual(corners);
  expect(readPoints(JSON.stringify({ type: 'MultiPolygon', coordinates: [polygon.coordinates] }))).toEqual(
    corners,
  );
  expect(readPoints(JSON.stringify({ type: 'Point', coordinates: [106.8271533, -6.1753921] }))).toEqual([
    office,
  ]);
});

test('what is no point is refused, also in the midst of others', () => {
  for (const text of ['kantor', '-6.1, 106.8\nkantor', '-96.1, 106.8', '-6.1, 196.8', '{', '{}', '{"a":1}'])
    expect(readPoints(text)).toBe(null);
});

test('a point is written as it can be read again, to ten centimetres', () => {
  expect(pointText(office)).toBe('-6.175392, 106.827153');
  expect(readPoints(pointText(office))).toEqual([{ latitude: -6.175392, longitude: 106.827153 }]);
});
