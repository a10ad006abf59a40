import { weakWords } from './weak-words.ts';

const swaps: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Rows of keys and of the alphabet, forwards; read backwards too. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '01234567890',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '!@#$%^&*()',
];
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')]);
const shortestRun = 3;

/**
 * How many characters are the person's own: what is left of the password without guessable words, words of the context,
 * dates, rows of keys and repetitions. Letters dressed as digits and symbols (`P@ssw0rd`) count as the letters.
 */
export function ownCharacters(password: string, context: readonly string[]): number {
  const plain = password.toLowerCase();
  const words = [...contextWords(context), ...weakWords];
  const counts = [plain, undressed(plain)].map((text) => {
    const taken = new Array<boolean>(text.length).fill(false);
    for (const word of words) take(text, word, taken);
    takeRuns(text, taken);
    takeRepetitions(text, taken);
    takeDates(text, taken);
    return new Set([...text].filter((_, index) => !taken[index])).size;
  });
  return Math.min(...counts);
}

function undressed(text: string): string {
  return [...text].map((character) => swaps[character] ?? character).join('');
}

/** Words of three letters and more; a short syllable of a name must not forbid half of all passwords. */
function contextWords(context: readonly string[]): string[] {
  return context
    .flatMap((text) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{Nd}]+/u),
    )
    .filter((word) => word.length >= 3);
}

function take(text: string, word: string, taken: boolean[]): void {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    taken.fill(true, at, at + word.length);
}

function takeRuns(text: string, taken: boolean[]): void {
  for (let start = 0; start + shortestRun <= text.length; start += 1) {
    let length = shortestRun;
    if (!runs.some((run) => run.includes(text.slice(start, start + length)))) continue;
    while (
      start + length < text.length &&
      runs.some((run) => run.includes(text.slice(start, start + length + 1)))
    )
      length += 1;
    taken.fill(true, start, start + length);
  }
}

function takeRepetitions(text: string, taken: boolean[]): void {
  for (const match of text.matchAll(/(.{1,4}?)\1{2,}/gu))
    taken.fill(true, match.index, match.index + match[0].length);
}

/** Years and dates in digits: `1945`, `17081945`, `17-08-1945`. */
function takeDates(text: string, taken: boolean[]): void {
  const dates = /(?:\d{1,2}[-./]?\d{1,2}[-./]?)?(?:19|20)\d\d|(?:19|20)\d\d[-./]?\d{1,2}[-./]?\d{1,2}/g;
  for (const match of text.matchAll(dates)) taken.fill(true, match.index, match.index + match[0].length);
}
