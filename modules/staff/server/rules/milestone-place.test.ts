import { expect, test } from 'vitest';
import { beginningOf, readPlace, writePlace } from './milestone-place.ts';

const place = {
  day: '2027-03-01',
  personId: '01985c3e-0000-7000-8000-000000000001',
  what: 'salary-increase',
};

test('a place in the list comes back from its cursor as it was, in letters that an address takes', () => {
  const cursor = writePlace(place);
  expect(cursor).toMatch(/^[\w-]{1,300}$/);
  expect(readPlace(cursor)).toEqual(place);
});

test('what is no place of ours is none', () => {
  for (const other of ['', 'x', writePlace(beginningOf('2027-03-01')), writePlace({ ...place, day: 'soon' })])
    expect(readPlace(other)).toBeNull();
});
