import { formatNumber } from './format-number.ts';
import { parsePattern } from './parse-pattern.ts';

/**
 * What numbers of a pattern look like on a day; none where the pattern has a fault.
 * @param day `2026-11-22`
 */
export function exampleNumbers(text: string, day: string, unitCode = 'SETDA'): string[] {
  const { pattern } = parsePattern(text);
  if (!pattern) return [];
  const parts = {
    classificationCode: '000.1.2.3',
    unitCode,
    postCode: 'SEKDA',
    month: Number(day.slice(5, 7)),
    year: Number(day.slice(0, 4)),
  };
  const given = [
    { ...parts, securityClass: 'B', sequence: 7 },
    { ...parts, securityClass: 'R', sequence: 1_234 },
  ];
  return given.flatMap((one) => formatNumber(pattern, one).text ?? []);
}
