import { expect, test } from 'vitest';
import type { Place } from '../../contract/places.ts';
import { emptyPlace, extentOf, valuesOf } from './place-values.ts';

const circle: Omit<Place, 'id'> = {
  shape: { kind: 'circle', centre: { latitude: -6.175392, longitude: 106.827153 }, radiusM: 80 },
  ...{ toleranceM: 40, worstAccuracyM: 90 },
};
const corners = [
  { latitude: -6.1, longitude: 106.8 },
  { latitude: -6.1, longitude: 106.9 },
  { latitude: -6.2, longitude: 106.9 },
];

test('what the form begins with is what it would send', () => {
  expect(extentOf(valuesOf(circle))).toEqual(circle);
  const polygon = { ...circle, shape: { kind: 'polygon' as const, corners } };
  expect(extentOf(valuesOf(polygon))).toEqual(polygon);
});

test('a centre that is none, and corners that are none, are missing', () => {
  expect(extentOf({ ...emptyPlace, centre: 'di sini' }).shape).toMatchObject({ centre: undefined });
  expect(extentOf({ ...emptyPlace, kind: 'polygon', corners: 'di sini' }).shape).toMatchObject({
    corners: [],
  });
});
