import { type Box, boxAround, type PageText, type Word } from '#core/documents/page-text.ts';
import { splitGluedWord } from './glued-words.ts';
import { isSpoken, skeleton } from './ocr-repair.ts';
import { isPlaceAndDateText } from './place-and-date.ts';
import { withoutReceivedStamp } from './received-stamp.ts';

/** Words on one visual line, cut where a column begins. Lengths: `height` in fractions of the page height. */
export interface Line {
  page: number;
  words: Word[];
  text: string;
  box: Box;
  height: number;
  column: 'full' | 'left' | 'right';
}

/** A page as visual lines from top to bottom, left column before right on the same height. */
export interface Sheet {
  page: number;
  lines: Line[];
  /** Median height of a word, in fractions of the page height. */
  textHeight: number;
  /** Page width divided by page height: turns heights into widths. */
  aspect: number;
}

export function textOf(words: Word[]): string {
  return words.map((word) => word.text).join(' ');
}

/** Gap between two neighbours on a line, in heights of the page's usual word. */
export function gapBefore(words: Word[], index: number, sheet: Pick<Sheet, 'textHeight' | 'aspect'>): number {
  if (index === 0) return 0;
  const before = words[index - 1]!.box;
  return ((words[index]!.box.x - before.x - before.w) * sheet.aspect) / sheet.textHeight;
}

const COLUMN_GAP = 2;

/**
 * Rebuilds the visual lines of a page from its word boxes alone, so that it does not matter in which order or
 * blocks an engine delivered them; follows lines that slope a little, and splits the head of a letter into its
 * two columns (number block left, place and date or addressee right).
 */
export function readSheet(page: PageText): Sheet {
  const spoken = page.words.filter((word) => word.text.trim() !== '' && !isSpeck(word));
  const textHeight = usualHeight(spoken);
  const whole = spoken.filter((word) => !isTorn(word, textHeight));
  const words = withoutUnderlines(whole, textHeight).flatMap(splitGluedWord);
  const frame = { textHeight, aspect: page.height > 0 ? page.width / page.height : 0.71 };
  const rows = rowsOf(withoutReceivedStamp(words, textHeight), frame);
  const column = findRightColumn(rows, frame);
  const lines = rows
    .map((row) => joinSpread(withoutStrays(row, frame), frame))
    .filter((row) => row.length > 0)
    .flatMap((row) => cutAtColumn(row, column, frame).map(([part, side]) => lineOf(page.page, part, side)));
  return { page: page.page, lines, ...frame };
}

function usualHeight(words: Word[]): number {
  const heights = words
    .filter((word) => word.text.length > 1)
    .map((word) => word.box.h)
    .sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] || 0.012;
}

// An underlined phrase: the rule under it is read as part of its first word, whose box then covers the next ones.
function withoutUnderlines(words: Word[], textHeight: number): Word[] {
  const band = (word: Word) => Math.floor(middle(word) / textHeight);
  const bands = new Map<number, Word[]>();
  for (const word of words.filter(({ text }) => isSpoken(text))) {
    const own = bands.get(band(word));
    if (own) own.push(word);
    else bands.set(band(word), [word]);
  }
  return words.map((word) => {
    const { x, y, w, h } = word.box;
    const near = [-1, 0, 1].flatMap((step) => bands.get(band(word) + step) ?? []);
    const covered = near.filter(
      (other) =>
        other.box.x > x + w * 0.15 &&
        other.box.x < x + w * 0.95 &&
        Math.abs(middle(other) - middle(word)) < textHeight * 0.6,
    );
    if (covered.length === 0) return word;
    const next = Math.min(...covered.map(({ box }) => box.x));
    return { ...word, box: { x, y, w: (next - x) * 0.96, h } };
  });
}

// Two lines read as one short word twice as high, and a grain of dust read as a letter.
function isTorn(word: Word, textHeight: number): boolean {
  if (word.confidence >= 0.45 || !isSpoken(word.text)) return false;
  return word.box.h < textHeight * 0.35 || (word.box.h > textHeight * 1.8 && word.text.length <= 5);
}

// Dust, table rules and the strokes of a signature: nothing spoken and hardly believed.
function isSpeck(word: Word): boolean {
  return word.confidence < 0.35 && !isSpoken(word.text) && !/[:;]/.test(word.text);
}

// A speck read as a letter or two, set apart before or behind a line.
function withoutStrays(row: Word[], frame: Frame): Word[] {
  const isStray = (word: Word) =>
    word.text.length <= 2 && word.confidence < 0.5 && !/^[:\d-]/.test(word.text);
  let from = 0;
  let to = row.length;
  while (from < to - 1 && isStray(row[from]!) && gapBefore(row, from + 1, frame) > 0.9) from += 1;
  while (to > from + 1 && isStray(row[to - 1]!) && gapBefore(row, to - 1, frame) > 0.9) to -= 1;
  return to - from === 1 && isStray(row[from]!) && !/^di$/i.test(row[from]!.text) ? [] : row.slice(from, to);
}

function rowsOf(words: Word[], frame: Frame): Word[][] {
  const rows: { words: Word[]; slope: number; anchor: Word }[] = [];
  for (const word of [...words].sort((a, b) => a.box.x - b.box.x)) {
    let best: { row: (typeof rows)[number]; distance: number } | null = null;
    for (const row of rows) {
      const last = row.words.at(-1)!;
      if (word.box.x < last.box.x + last.box.w * 0.5) continue;
      const drift = (word.box.x - row.anchor.box.x - row.anchor.box.w) * row.slope;
      const distance = Math.abs(middle(word) - middle(row.anchor) - drift);
      const reach = Math.max(Math.min(word.box.h, row.anchor.box.h), frame.textHeight) * 0.55;
      if (distance < reach && (!best || distance < best.distance)) best = { row, distance };
    }
    if (!best) rows.push({ words: [word], slope: 0, anchor: word });
    else {
      best.row.words.push(word);
      // Quotes, dashes and dots stand high or low: only words show where a line runs.
      if (isSpoken(word.text)) best.row.anchor = word;
      best.row.slope = slopeOf(best.row.words.filter((other) => isSpoken(other.text)));
    }
  }
  const top = (row: Word[]) => row.reduce((sum, word) => sum + middle(word), 0) / row.length;
  return rows.map((row) => row.words).sort((a, b) => top(a) - top(b));
}

// "T e m p a t": letters set apart are one word; a wide gap begins the next.
function joinSpread(row: Word[], frame: Frame): Word[] {
  const joined: Word[][] = [];
  row.forEach((word, index) => {
    const last = joined.at(-1);
    const isLetter = ({ text }: Word) => /^\p{L}$/u.test(text);
    if (last?.every(isLetter) && isLetter(word) && gapBefore(row, index, frame) < 1.2) last.push(word);
    else joined.push([word]);
  });
  return joined.flatMap((run) => {
    if (run.length < 3) return run;
    const confidence = Math.min(...run.map((word) => word.confidence));
    return [
      {
        ...run[0]!,
        text: run.map((word) => word.text).join(''),
        box: boxAround(run.map((word) => word.box)),
        confidence,
      },
    ];
  });
}

function middle(word: Word): number {
  return word.box.y + word.box.h / 2;
}

// Only a long run of words shows the slope of a line: short ones are bent by commas and capitals.
function slopeOf(words: Word[]): number {
  if (words.length < 5) return 0;
  const first = words[0]!.box;
  const last = words.at(-1)!.box;
  const run = last.x - first.x;
  if (run < 0.25) return 0;
  const slope = (last.y + last.h / 2 - first.y - first.h / 2) / run;
  return Math.abs(slope) < 0.04 ? slope : 0;
}

/** Where the right column of a head stands: its left edge and the stretch of the page it covers. */
interface RightColumn {
  start: number;
  top: number;
  bottom: number;
}

type Frame = Pick<Sheet, 'textHeight' | 'aspect'>;

/** The right column is shown by its first words: place and date, Kepada, Yth. */
function findRightColumn(rows: Word[][], frame: Frame): RightColumn | null {
  let column = null as RightColumn | null;
  for (const row of rows) {
    const y = row[0]!.box.y;
    if (y > 0.6) break;
    const at = row.findIndex(
      (word, index) => word.box.x >= 0.4 && (index === 0 || gapBefore(row, index, frame) >= COLUMN_GAP),
    );
    if (at < 0) continue;
    const text = textOf(row.slice(at));
    const addresses = /^(kepada|yth|y\s?t\s?h|di\s?[-–]?\s?tempat)/i.test(skeleton(text));
    if (!addresses && !isPlaceAndDateText(text)) continue;
    // An address runs on for some lines below; a date is a single line.
    const bottom = y + frame.textHeight * (addresses ? 16 : 1.5);
    column = {
      start: Math.min(column?.start ?? 1, row[at]!.box.x),
      top: Math.min(column?.top ?? 1, y - frame.textHeight * 1.5),
      bottom: Math.max(column?.bottom ?? 0, bottom),
    };
  }
  return column;
}

function cutAtColumn(row: Word[], column: RightColumn | null, frame: Frame): [Word[], Line['column']][] {
  const y = row[0]!.box.y;
  if (column === null || y < column.top || y > column.bottom) return [[row, 'full']];
  const gaps = row
    .map((_, index) => gapBefore(row, index, frame))
    .slice(1)
    .sort((a, b) => a - b);
  const usual = row.length >= 4 ? gaps[Math.floor(gaps.length / 2)]! : 0;
  const wide = Math.max(1.2, usual * 2);
  const at = row.findIndex(
    (word, index) =>
      word.box.x >= column.start - 0.025 && (index === 0 || gapBefore(row, index, frame) >= wide),
  );
  if (at < 0) return [[row, row.at(-1)!.box.x + row.at(-1)!.box.w <= column.start ? 'left' : 'full']];
  if (at === 0) return [[row, 'right']];
  // A word that runs across the border means that the line is one: the gap is only a justified space.
  const before = row[at - 1]!.box;
  if (before.x + before.w > column.start) return [[row, 'full']];
  return [
    [row.slice(0, at), 'left'],
    [row.slice(at), 'right'],
  ];
}

function lineOf(page: number, words: Word[], column: Line['column']): Line {
  const boxes = words.map((word) => word.box);
  const height = boxes.map((box) => box.h).sort((a, b) => a - b)[Math.floor(boxes.length / 2)]!;
  return { page, words, text: textOf(words), box: boxAround(boxes), height, column };
}
