import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestInWords, numberWords, ordinalWords } from './number-words.ts';

/** Reads words back to a number, by a way of its own: each word adds to or multiplies what stands before it. */
function readWords(words: string): number {
  const digits = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
  const powers: Record<string, number> = { ribu: 1e3, juta: 1e6, miliar: 1e9, triliun: 1e12 };
  let [sum, group, digit] = [0, 0, 0];
  const spread = words.replace(/\bse(puluh|belas|ratus|ribu)\b/g, 'satu $1');
  for (const word of spread.split(' ')) {
    if (digits.includes(word)) digit = digits.indexOf(word);
    else if (word === 'belas') [group, digit] = [group + 10 + digit, 0];
    else if (word === 'puluh') [group, digit] = [group + digit * 10, 0];
    else if (word === 'ratus') [group, digit] = [group + digit * 100, 0];
    else [sum, group, digit] = [sum + (group + digit) * powers[word]!, 0, 0];
  }
  return sum + group + digit;
}

describe('a number in words', () => {
  it.each([
    [0, 'nol'],
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [19, 'sembilan belas'],
    [20, 'dua puluh'],
    [21, 'dua puluh satu'],
    [100, 'seratus'],
    [101, 'seratus satu'],
    [111, 'seratus sebelas'],
    [999, 'sembilan ratus sembilan puluh sembilan'],
    [1_000, 'seribu'],
    [1_100, 'seribu seratus'],
    [2_026, 'dua ribu dua puluh enam'],
    [11_000, 'sebelas ribu'],
    [100_000, 'seratus ribu'],
    [1_000_000, 'satu juta'],
    [1_001_000, 'satu juta seribu'],
    [2_500_750, 'dua juta lima ratus ribu tujuh ratus lima puluh'],
    [1_000_000_000, 'satu miliar'],
    [3_000_000_000_000, 'tiga triliun'],
  ])('%d is "%s"', (value, words) => {
    expect(numberWords(value)).toBe(words);
  });

  it('reads back as the number that it was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: largestInWords }),
        (value) => readWords(numberWords(value)) === value,
      ),
    );
    for (let value = 0; value <= 12_000; value += 1) expect(readWords(numberWords(value))).toBe(value);
  });

  it.each([-1, 1.5, Number.NaN, largestInWords + 1])('is refused for %d', (value) => {
    expect(() => numberWords(value)).toThrow(RangeError);
  });
});

describe('an order in words', () => {
  it.each([
    [1, 'kesatu'],
    [2, 'kedua'],
    [10, 'kesepuluh'],
    [11, 'kesebelas'],
    [12, 'kedua belas'],
    [21, 'kedua puluh satu'],
    [100, 'keseratus'],
  ])('%d is "%s"', (value, words) => {
    expect(ordinalWords(value)).toBe(words);
  });

  it('has nothing before the first', () => {
    expect(() => ordinalWords(0)).toThrow(RangeError);
  });
});
