import { expect, it } from 'vitest';
import { placeOf } from './office-modules.ts';

const places = [
  ...['/letters', '/letters/inbox', '/letters/intakes', '/dispositions'].map((path) => ({ path })),
  { path: '/staff/own' },
  { path: '/staff/directory', covers: '/staff' },
];

it('of two places that hold a page the one further in is the current one', () => {
  expect(placeOf('/letters/intakes/0198', places)).toBe('/letters/intakes');
  expect(placeOf('/letters/0198', places)).toBe('/letters');
});

it('a place that only begins with the same letters does not hold the page', () => {
  expect(placeOf('/letters-archive', places)).toBe('/');
});

it('a place holds the pages below the path that it covers, but for those of a place further in', () => {
  for (const page of ['requests', 'import', 'reminders', 'directory'])
    expect(placeOf(`/staff/${page}`, places)).toBe('/staff/directory');
  expect(placeOf('/staff/own/requests', places)).toBe('/staff/own');
});
