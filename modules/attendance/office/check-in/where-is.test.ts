import { expect, test } from 'vitest';
import type { PlaceId } from '../../contract/terms.ts';
import { unknownToday } from './known-today.ts';
import { isDoubtful, wantsCode, whereIs } from './where-is.ts';

const centre = { latitude: -6.1753921, longitude: 106.8271533 };
const places = [
  {
    ...{ id: 'kantor' as PlaceId, name: 'Kantor', toleranceM: 50, worstAccuracyM: 100 },
    shape: { kind: 'circle' as const, centre, radiusM: 80 },
  },
];
const asks = { entranceCode: false, photo: false, photoDays: 0, pointDays: 30 };
const at = (more: object) => ({ position: { ...centre, accuracyM: 12, altitudeM: null, ...more } });
const nowhere = { position: null, why: 'denied' as const };

test('what is told of a position is what the server will say, and why there is none', () => {
  const today = { at: 1, places, elsewhere: false };
  expect(whereIs(at({}), today)).toMatchObject({ verdict: 'in', place: { name: 'Kantor' }, distanceM: 0 });
  expect(whereIs(at({ latitude: centre.latitude + 0.045 }), today)).toMatchObject({ verdict: 'out' });
  expect(whereIs(at({ accuracyM: 2_400 }), today)).toMatchObject({ verdict: 'uncertain' });
  expect(whereIs(nowhere, today)).toMatchObject({ verdict: 'no-position', why: 'denied' });
  expect(whereIs(at({}), unknownToday)).toMatchObject({ unknown: true, position: { accuracyM: 12 } });
  expect(whereIs(at({}), { at: 1, places: [], elsewhere: false })).toMatchObject({
    verdict: 'no-place',
    why: null,
  });
});

test('the code is asked for where the agency does, and where a position decides nothing', () => {
  const of = (found: Parameters<typeof whereIs>[0], elsewhere = false, code = false) => {
    const where = whereIs(found, { at: 1, places, elsewhere });
    return [isDoubtful(where), wantsCode(where, { places, asks: { ...asks, entranceCode: code } })];
  };
  expect(of(at({}))).toEqual([false, false]);
  expect(of(at({}), false, true)).toEqual([false, true]);
  expect(of(at({ accuracyM: 2_400 }))).toEqual([true, true]);
  expect(of(nowhere)).toEqual([true, true]);
  // It stands in for a position that decides nothing, never for one outside.
  expect(of(at({ latitude: centre.latitude + 0.045 }))).toEqual([true, false]);
  expect(of(nowhere, true, true)).toEqual([false, false]);
});
