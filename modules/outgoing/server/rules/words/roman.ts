const signs: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** A number in Roman figures, 1 to 3999: "XI" of 11. @throws RangeError outside of these */
export function roman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999)
    throw new RangeError(`no Roman figures for ${value}`);
  let [rest, text] = [value, ''];
  for (const [worth, sign] of signs) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

const months = new Map(Array.from({ length: 12 }, (_, index) => [roman(index + 1), index + 1]));

/** The month, 1 to 12, of its Roman figures as numbers of letters write it; null where it is none. */
export function readRomanMonth(text: string): number | null {
  return months.get(text) ?? null;
}
