import { expect, it } from 'vitest';
import { placeOf } from './office-modules.ts';

const places = ['/letters', '/letters/inbox', '/letters/intakes', '/dispositions'];

it('of two places that hold a page the one further in is the current one', () => {
  expect(placeOf('/letters/intakes/0198', places)).toBe('/letters/intakes');
  expect(placeOf('/letters/0198', places)).toBe('/letters');
});

it('a place that only begins with the same letters does not hold the page', () => {
  expect(placeOf('/letters-archive', places)).toBe('/');
});
