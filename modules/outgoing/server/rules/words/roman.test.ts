import { expect, it } from 'vitest';
import { readRomanMonth, roman } from './roman.ts';

it.each([
  [1, 'I'],
  [4, 'IV'],
  [9, 'IX'],
  [11, 'XI'],
  [12, 'XII'],
  [14, 'XIV'],
  [40, 'XL'],
  [2026, 'MMXXVI'],
  [3999, 'MMMCMXCIX'],
])('%d is %s in Roman figures', (value, text) => {
  expect(roman(value)).toBe(text);
});

it('every month is read back from its Roman figures, and nothing else is', () => {
  for (let month = 1; month <= 12; month += 1) expect(readRomanMonth(roman(month))).toBe(month);
  for (const text of ['', 'XIII', 'IIII', 'iv', '11']) expect(readRomanMonth(text)).toBeNull();
});

it.each([0, -1, 4000, 1.5])('%d has no Roman figures', (value) => {
  expect(() => roman(value)).toThrow(RangeError);
});
