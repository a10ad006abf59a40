const small = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
];

/** Names of the powers of a thousand, the largest first. */
const thousands: readonly (readonly [number, string])[] = [
  [1e12, 'triliun'],
  [1e9, 'miliar'],
  [1e6, 'juta'],
  [1e3, 'ribu'],
];

/** The largest number that has words here: a budget of the state fits. */
export const largestInWords = 1e15 - 1;

/**
 * A number in words (terbilang): "seratus dua puluh tiga" of 123, as letters repeat figures in words (EYD V,
 * penulisan bilangan).
 * @throws RangeError for what is no whole number from 0 to `largestInWords`
 */
export function numberWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > largestInWords)
    throw new RangeError(`no words for ${value}`);
  for (const [power, name] of thousands) {
    if (value < power) continue;
    // "Seribu" alone is drawn together; a million is "satu juta".
    const head =
      power === 1e3 && value < 2_000 ? 'seribu' : `${numberWords(Math.floor(value / power))} ${name}`;
    return followedBy(head, value % power);
  }
  return belowThousand(value);
}

function belowThousand(value: number): string {
  if (value < 12) return small[value]!;
  if (value < 20) return `${small[value - 10]} belas`;
  if (value < 100) return followedBy(`${small[Math.floor(value / 10)]} puluh`, value % 10);
  const head = value < 200 ? 'seratus' : `${small[Math.floor(value / 100)]} ratus`;
  return followedBy(head, value % 100);
}

function followedBy(head: string, rest: number): string {
  return rest === 0 ? head : `${head} ${numberWords(rest)}`;
}

/** "kesatu", "kedua", "kedua belas": the order of a clause or party; KESATU is its form in a decree. */
export function ordinalWords(value: number): string {
  if (value < 1) throw new RangeError(`no order before the first: ${value}`);
  return `ke${numberWords(value)}`;
}
