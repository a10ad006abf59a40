import type { PageText, Word } from '#core/documents/page-text.ts';
import type { Random } from './random.ts';

/** How badly a letter was scanned. */
interface NoiseLevel {
  /** Share of characters misread. */
  characters: number;
  /** Greatest slope of the text lines, in heights per width. */
  slope: number;
  stamp: boolean;
}

const CONFUSIONS: [string, string[]][] = [
  ['0', ['O', 'o']],
  ['O', ['0']],
  ['1', ['l', 'I']],
  ['l', ['1', 'I', 'i']],
  ['I', ['l', '1']],
  ['5', ['S']],
  ['8', ['B']],
  ['rn', ['m']],
  ['m', ['rn']],
  ['e', ['c']],
  ['c', ['e']],
  ['t', ['f']],
  ['i', ['l']],
  ['h', ['b']],
  ['u', ['ii', 'n']],
  ['n', ['u']],
  ['a', ['o']],
  ['.', [',']],
  [':', [';', '.', '', '1']],
  [',', ['.']],
  ['/', ['/']],
  ['g', ['q']],
  ['S', ['5']],
  ['B', ['8']],
  ['y', ['v']],
];

/** The same page as an optical reader might have returned it. */
export function scanned(page: PageText, random: Random, level: NoiseLevel): PageText {
  const slope = (random.next() * 2 - 1) * level.slope;
  const words: Word[] = [];
  for (const word of page.words) {
    if (random.chance(0.0015)) continue;
    const text = misread(word.text, random, level.characters);
    if (text === '') continue;
    const changed = text !== word.text;
    const confidence = Math.max(0.2, Math.min(0.97, (changed ? 0.62 : 0.9) + (random.next() - 0.5) * 0.2));
    const shake = () => (random.next() - 0.5) * 0.0012;
    const box = {
      x: word.box.x + shake(),
      y: word.box.y + (word.box.x - 0.5) * slope + shake(),
      w: word.box.w * (1 + (random.next() - 0.5) * 0.03),
      h: word.box.h * (1 + (random.next() - 0.5) * 0.12),
    };
    words.push(...splitNow({ ...word, text, box, confidence }, random));
  }
  words.push(...specks(random));
  if (level.stamp && page.page === 1) words.push(...receivedStamp(random));
  return { ...page, source: 'ocr', words: joinNow(words, random) };
}

function misread(text: string, random: Random, rate: number): string {
  let result = '';
  for (let index = 0; index < text.length; index += 1) {
    if (!random.chance(rate)) {
      result += text[index];
      continue;
    }
    const two = CONFUSIONS.find(([from]) => from.length === 2 && text.startsWith(from, index));
    const one = CONFUSIONS.find(([from]) => from === text[index]);
    const found = two ?? one;
    if (!found) {
      result += text[index];
      continue;
    }
    result += random.pick(found[1]);
    index += found[0].length - 1;
  }
  return result;
}

// "000.1.5/12" falls apart at a stroke, rarely.
function splitNow(word: Word, random: Random): Word[] {
  const at = word.text.indexOf('/');
  if (at <= 0 || at >= word.text.length - 1 || !random.chance(0.06)) return [word];
  const share = (at + 1) / word.text.length;
  const { x, y, w, h } = word.box;
  return [
    { ...word, text: word.text.slice(0, at + 1), box: { x, y, w: w * share - 0.003, h } },
    { ...word, text: word.text.slice(at + 1), box: { x: x + w * share, y, w: w * (1 - share), h } },
  ];
}

// A colon sticks to the value or label beside it.
function joinNow(words: Word[], random: Random): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const touches =
      last !== undefined &&
      Math.abs(last.box.y - word.box.y) < 0.008 &&
      word.box.x - last.box.x - last.box.w < 0.02 &&
      word.box.x > last.box.x;
    if (last && touches && last.text === ':' && random.chance(0.2)) {
      last.text += word.text;
      last.box = { ...last.box, w: word.box.x + word.box.w - last.box.x, y: word.box.y, h: word.box.h };
    } else joined.push({ ...word });
  }
  return joined;
}

function specks(random: Random): Word[] {
  return Array.from({ length: random.int(0, 5) }, () => ({
    text: random.pick(['~', '|', '-', '.', '—', '°', '‘', 'a', 'ee', '\\']),
    box: { x: random.pick([0.01, 0.03, 0.96, random.next()]), y: random.next(), w: 0.006, h: 0.006 },
    confidence: 0.1 + random.next() * 0.3,
    line: 900,
    block: 90,
  }));
}

function receivedStamp(random: Random): Word[] {
  const x = 0.62 + random.next() * 0.12;
  const y = random.pick([0.05, 0.17, 0.6, 0.78]) + random.next() * 0.02;
  const day = `${random.int(1, 28)}/${random.int(1, 12)}/2${random.int(4, 6)}`.replace('/2', '/2');
  const rows = [['DITERIMA'], ['Tgl.', day], ['No.', 'Agenda', String(random.int(1, 1999))]];
  return rows.flatMap((row, at) =>
    row.map((text, column) => ({
      text,
      box: { x: x + column * 0.06, y: y + at * 0.014, w: 0.008 * text.length, h: 0.009 },
      confidence: 0.5 + random.next() * 0.3,
      line: 800 + at,
      block: 80,
    })),
  );
}
