import { expect, test } from 'vitest';
import { daysOfMonth, isMonth, monthLater, nameOfMonth } from './months.ts';

test('a month knows its days, also in a leap year', () => {
  expect(daysOfMonth('2026-11')).toEqual({ from: '2026-11-01', until: '2026-11-30' });
  expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', until: '2028-02-29' });
});

test('months follow each other over the turn of a year', () => {
  expect(monthLater('2026-12', 1)).toBe('2027-01');
  expect(monthLater('2026-01', -1)).toBe('2025-12');
  expect(monthLater('2026-05', -12)).toBe('2025-05');
});

test('what stands in an address is a month or is none', () => {
  expect(['2026-01', '2026-12'].every(isMonth)).toBe(true);
  expect(['2026-13', '2026-1', '1999-01', '2026-01-01', ''].some(isMonth)).toBe(false);
  expect(isMonth(undefined)).toBe(false);
});

test('its name is of the language of the screen', () => {
  expect(nameOfMonth('2026-08', 'id')).toBe('Agustus 2026');
  expect(nameOfMonth('2026-08', 'en')).toBe('August 2026');
});
