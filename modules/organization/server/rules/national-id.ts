import { isDay } from './employee-number.ts';

/** What a NIK tells of its holder. */
export interface NationalId {
  /** Province, regency and district at first registration, `35.78.01`; the lower two may exist no more. */
  area: string;
  /** `1990-08-17`. */
  birthDay: string;
  sex: 'male' | 'female';
}

/** Provinces by their Kemendagri codes. */
const provinces = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(
    ' ',
  ),
);

/**
 * Reads a NIK (16 digits: area PPKKCC, birth DDMMYY with 40 added to a woman's day, sequence from 0001; UU 23/2006
 * art. 13, PP 40/2019). Null where it cannot be one. It has no check digit; only Dukcapil knows whether it is given.
 * @param today the year is taken as 20YY unless that lies after this day
 */
export function readNationalId(digits: string, today: string): NationalId | null {
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{4})$/.exec(digits);
  if (!parts) return null;
  const [, province, regency, district, dayDigits, month, year, sequence] = parts as unknown as string[];
  if (!provinces.has(province!) || sequence === '0000') return null;
  const woman = Number(dayDigits) > 40;
  const day = String(Number(dayDigits) - (woman ? 40 : 0)).padStart(2, '0');
  const birthDay = [`20${year}-${month}-${day}`, `19${year}-${month}-${day}`].find(
    (one) => isDay(one) && one <= today,
  );
  if (!birthDay) return null;
  return { area: `${province}.${regency}.${district}`, birthDay, sex: woman ? 'female' : 'male' };
}

/** All but the last four digits hidden. */
export function maskNationalId(digits: string): string {
  return `${'•'.repeat(12)}${digits.slice(-4)}`;
}
