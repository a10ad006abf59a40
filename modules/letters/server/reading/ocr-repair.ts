/**
 * Repairs for what optical reading usually confuses: O and 0, l, I and 1, rn and m. Each function answers
 * one question about one word and leaves text alone where it has no reason to doubt it.
 */

const DIGIT_LOOKALIKES: Record<string, string> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  U: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  '!': '1',
  ']': '1',
  '[': '1',
  J: '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  $: '5',
  b: '6',
  G: '6',
  T: '7',
  B: '8',
  g: '9',
  q: '9',
};

/** The word as digits when every character is a digit or looks like one and at least `known` are digits. */
export function asDigits(word: string, known = 1): string | null {
  let digits = '';
  let certain = 0;
  for (const character of word) {
    const isDigit = character >= '0' && character <= '9';
    const digit = isDigit ? character : DIGIT_LOOKALIKES[character];
    if (digit === undefined) return null;
    if (isDigit) certain += 1;
    digits += digit;
  }
  return digits !== '' && certain >= known ? digits : null;
}

/** A spelling that ignores case, marks and the common confusions, for comparing words only. */
export function skeleton(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[0óò]/g, 'o')
    .replace(/[1|!íì]/g, 'i')
    .replace(/l/g, 'i')
    .replace(/5/g, 's')
    .replace(/8/g, 'b')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[^a-z/ ]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Levenshtein distance, cut off (as `limit + 1`) once it must exceed `limit`. */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      const cost = Math.min(substitution, previous[column]! + 1, current[column - 1]! + 1);
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length]!;
}

/** 0..1, one where two texts are equal apart from case, spacing and punctuation. */
export function similarity(a: string, b: string): number {
  const left = plain(a);
  const right = plain(b);
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : 1 - editDistance(left, right) / longest;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a read word is the expected one, allowing one slip in five letters and two in eight. */
export function soundsLike(read: string, expected: string): boolean {
  const a = skeleton(read);
  const b = skeleton(expected);
  if (a === b) return true;
  const limit = b.length >= 8 ? 2 : b.length >= 5 ? 1 : 0;
  return limit > 0 && editDistance(a, b, limit) <= limit;
}

/** Whether a word holds anything a reader would say aloud. */
export function isSpoken(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** "S U R A T  T U G A S" and "SURAT TUGAS" alike: letters set apart are joined, wide gaps stay gaps. */
export function joinSpacedLetters(words: string[]): string {
  const single = words.filter((word) => /^\p{L}$/u.test(word)).length;
  if (words.length < 4 || single < words.length * 0.8) return words.join(' ');
  return words.join('');
}

/** A capital word with figures among its letters, as letters: "D1NAS", "8ANYUASIH", "DEPUTl". Plain figures stay. */
export function asLetters(word: string): string {
  const letters = word.replace(/[^\p{L}]/gu, '').length;
  const capitals = word.replace(/[^\p{Lu}]/gu, '').length;
  if (letters < 2 || capitals < letters - 1 || capitals < 2 || letters * 2 < word.length) return word;
  return word
    .replace(/0/g, 'O')
    .replace(/[1l|!]/g, 'I')
    .replace(/5/g, 'S')
    .replace(/8/g, 'B')
    .replace(/6/g, 'G');
}
