import { expect, it } from 'vitest';
import { hourTyped, isHour } from './hour-typed.ts';

it('an hour is typed with a point, a colon or neither', () => {
  expect(['9', '9.30', '09.30', '9:30', '0930', '930'].map(hourTyped)).toEqual([
    '09:00',
    ...['09:30', '09:30', '09:30', '09:30', '09:30'],
  ]);
});

it('what is no hour stays as it was typed and is not taken for one', () => {
  const typed = ['pagi', '25.00', '9.75', '9 pagi', ''];
  expect(typed.map(hourTyped)).toEqual(typed);
  expect(typed.some(isHour)).toBe(false);
});
