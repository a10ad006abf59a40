import { type Box, boxAround, type PageText, pageLines } from './page-text.ts';

/** The words of a page as they are kept: a text of lines, and four numbers a word in the same order. */
export interface PageWords {
  /** Lines by line ends, an empty line between blocks, words by single spaces; white space parts words and nothing else. */
  body: string;
  /** x, y, width and height of each word, as parts of `boxUnit` of the upright page. */
  boxes: number[];
}

export const boxUnit = 10_000;

/** One word of kept words. `line` counts from 0. */
export interface PlacedWord {
  text: string;
  box: Box;
  line: number;
}

/** Puts the words of a page as they were read into the form in which they are kept. */
export function pageWords(page: Pick<PageText, 'words'>): PageWords {
  const lines: string[] = [];
  const boxes: number[] = [];
  let block: number | undefined;
  for (const line of pageLines(page)) {
    const texts: string[] = [];
    for (const word of line.words) {
      const text = word.text.replaceAll(unkept, '');
      if (text === '') continue;
      texts.push(text);
      const { x, y, w, h } = word.box;
      boxes.push(part(x), part(y), part(w), part(h));
    }
    if (texts.length === 0) continue;
    const own = line.words[0]?.block;
    if (block !== undefined && own !== block) lines.push('');
    block = own;
    lines.push(texts.join(' '));
  }
  return { body: lines.join('\n'), boxes };
}

/** White space would part a word in two; no database keeps a zero, nor half a pair of surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the zero is what is taken out
const unkept = /[\s\u0000]|\p{Surrogate}/gu;

function part(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * boxUnit);
}

/** The words of a page with their lines and places; a word whose place is not known has an empty one. */
export function placedWords({ body, boxes }: PageWords): PlacedWord[] {
  let at = 0;
  return body.split('\n').flatMap((line, number) =>
    line
      .split(/\s+/)
      .filter(Boolean)
      .map((text) => {
        const [x = 0, y = 0, w = 0, h = 0] = boxes.slice(at, at + 4);
        at += 4;
        return {
          text,
          line: number,
          box: { x: x / boxUnit, y: y / boxUnit, w: w / boxUnit, h: h / boxUnit },
        };
      }),
  );
}

/** A place of a page at which words stand. */
export interface WordsFound {
  /** One box a line that the words run over. */
  boxes: Box[];
  /** What stands before, there and after, in one line. */
  before: string;
  found: string;
  after: string;
}

/** Letters that stand around a find. */
const around = 60;

/** Small letters without marks and hyphens between letters (they may be of the end of a line), as words are compared. */
export function foldedWords(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/(?<=\p{L})-(?=\p{L})/gu, '')
    .trim()
    .replaceAll(/\s+/g, ' ');
}

/**
 * Everywhere on a page that a text stands, whatever its case and marks, over the ends of lines too: a word that is parted
 * by a hyphen is one word. Empty text is found nowhere.
 */
export function findWords(page: PageWords, text: string): WordsFound[] {
  const wanted = foldedWords(text);
  if (wanted === '' || page.body === '') return [];
  const words = placedWords(page);
  let folded = '';
  /** For each folded letter the word that it is of, and its place in it. */
  const owners: { word: number; at: number; of: number }[] = [];
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const isParted =
      next !== undefined &&
      next.line !== word.line &&
      /\p{L}-$/u.test(word.text) &&
      /^\p{Ll}/u.test(next.text);
    const own = foldedWords(isParted ? word.text.slice(0, -1) : word.text);
    for (let at = 0; at < own.length; at++) owners.push({ word: index, at, of: own.length });
    folded += own;
    if (!isParted && next) {
      owners.push({ word: index, at: own.length, of: own.length });
      folded += ' ';
    }
  }
  const finds: WordsFound[] = [];
  for (let from = folded.indexOf(wanted); from >= 0; from = folded.indexOf(wanted, from + wanted.length)) {
    const first = owners[from]!;
    const last = owners[from + wanted.length - 1]!;
    finds.push({
      boxes: boxesOf(words, first, last),
      before: textOf(words.slice(Math.max(0, first.word - 12), first.word)).slice(-around),
      found: textOf(words.slice(first.word, last.word + 1)),
      after: textOf(words.slice(last.word + 1, last.word + 13)).slice(0, around),
    });
  }
  return finds;
}

const textOf = (words: readonly PlacedWord[]) => words.map(({ text }) => text).join(' ');

type Owner = { word: number; at: number; of: number };

function boxesOf(words: readonly PlacedWord[], first: Owner, last: Owner): Box[] {
  const byLine = new Map<number, Box[]>();
  for (let index = first.word; index <= last.word; index++) {
    const { box, line } = words[index]!;
    if (box.w === 0) continue;
    const from = index === first.word ? first.at / Math.max(1, first.of) : 0;
    const to = index === last.word ? Math.min(1, (last.at + 1) / Math.max(1, last.of)) : 1;
    const part = { ...box, x: box.x + box.w * from, w: box.w * Math.max(0, to - from) };
    byLine.set(line, [...(byLine.get(line) ?? []), part]);
  }
  return [...byLine.values()].map((boxes) => boxAround(boxes));
}
