import { expect, it } from 'vitest';
import { dayToType, dayTyped } from './day-typed.ts';

it('a day is typed day first, in whatever way the clerk is used to', () => {
  const ways = [
    '24/8/2026',
    '24.08.2026',
    '24-08-26',
    '24082026',
    '240826',
    '24 Agustus 2026',
    '24 agu 2026',
    '2026-08-24',
  ];
  expect(ways.map(dayTyped)).toEqual(ways.map(() => '2026-08-24'));
});

it('what is no day stays as it was typed, for the fault to be shown', () => {
  expect(['besok', '24/8', '24/xx/2026', ''].map(dayTyped)).toEqual(['besok', '24/8', '24/xx/2026', '']);
});

it('a day that is kept is shown for typing over in the same order', () => {
  expect(dayTyped(dayToType('2026-08-24'))).toBe('2026-08-24');
  expect(dayToType('2026-08-24')).toBe('24/08/2026');
});
