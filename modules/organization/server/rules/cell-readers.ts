import { z } from 'zod';
import { isDay } from './employee-number.ts';
import type { CellReader } from './sheet-table.ts';

/** A line of text of at most `max` characters. */
export function text(max: number): CellReader<string> {
  return (cell) => {
    const value = cell.replace(/\s+/g, ' ');
    return value.length > max ? { fault: 'organization.row-too-long' } : { value };
  };
}

/** One of the words, whatever its case; the table gives what it stands for. */
export function choice<T>(words: Readonly<Record<string, T>>): CellReader<T> {
  return (cell) => {
    const word = cell
      .toLowerCase()
      .replace(/[.\s]+/g, ' ')
      .trim();
    return Object.hasOwn(words, word) ? { value: words[word]! } : { fault: 'organization.row-not-a-choice' };
  };
}

/** `2026-01-31`, `31/01/2026` or `31-01-2026`. */
export const day: CellReader<string> = (cell) => {
  const local = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(cell);
  const value = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : cell;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value)
    ? { value }
    : { fault: 'organization.row-not-a-date' };
};

/** A whole number from 0 to 100000. */
export const wholeNumber: CellReader<number> = (cell) => {
  const value = Number(cell);
  return Number.isInteger(value) && value >= 0 && value <= 100_000
    ? { value }
    : { fault: 'organization.row-not-a-number' };
};

/** Digits, with the spaces and points that people write between them left out. */
export function digits(length: number, fault: string): CellReader<string> {
  return (cell) => {
    // Spreadsheets keep 15 digits of a number; the rest is gone.
    if (/^\d[.,]\d+E\+?\d+$/i.test(cell)) return { fault: 'organization.row-number-lost' };
    const value = cell.replace(/[\s.']/g, '');
    return value.length === length && /^\d+$/.test(value) ? { value } : { fault };
  };
}

const Email = z.email().max(254);
export const email: CellReader<string> = (cell) =>
  Email.safeParse(cell).success ? { value: cell } : { fault: 'organization.row-not-an-email' };

export const phone: CellReader<string> = (cell) =>
  /^\+?[\d ()-]{5,29}$/.test(cell) ? { value: cell } : { fault: 'organization.row-not-a-phone' };

export const yesOrNo: CellReader<boolean> = choice({
  ya: true,
  y: true,
  yes: true,
  true: true,
  '1': true,
  tidak: false,
  t: false,
  no: false,
  false: false,
  '0': false,
});
