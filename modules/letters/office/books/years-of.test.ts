import { expect, it } from 'vitest';
import { yearsOf } from './years-of.ts';

it('a new book begins with the year of its agency, also where that of the browser is another one', () => {
  const newYear = new Date('2026-12-31T15:30:00Z');
  expect(yearsOf({ years: [] }, 'Asia/Jayapura', newYear)).toEqual([2027]);
  expect(yearsOf({ years: [] }, 'Asia/Jakarta', newYear)).toEqual([2026]);
});
