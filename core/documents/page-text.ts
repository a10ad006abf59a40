/** Fractions 0..1 of the upright page. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/**
 * One word as it stands on the page. `line` counts the lines of the whole page in reading order, from 0;
 * `block` counts groups of lines that belong together (a paragraph, a letterhead), from 0.
 */
export interface Word {
  text: string;
  box: Box;
  /** 0..1; words of a text layer have 1. */
  confidence: number;
  line: number;
  block: number;
}

export interface PageText {
  /** From 1. */
  page: number;
  /** Pixels of the page image. */
  width: number;
  height: number;
  source: 'text-layer' | 'ocr' | 'none';
  /** How far the original was turned clockwise to stand upright. */
  rotation: 0 | 90 | 180 | 270;
  words: Word[];
}

export interface PageLine {
  text: string;
  box: Box;
  words: Word[];
  /** Mean of the words, weighted by their length. */
  confidence: number;
}

/** The smallest box around all the given ones; an empty box for none. */
export function boxAround(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, w: 0, h: 0 };
  let left = 1;
  let top = 1;
  let right = 0;
  let bottom = 0;
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.w);
    bottom = Math.max(bottom, box.y + box.h);
  }
  return { x: left, y: top, w: Math.max(0, right - left), h: Math.max(0, bottom - top) };
}

function meanConfidence(words: readonly Word[]): number {
  let sum = 0;
  let letters = 0;
  for (const word of words) {
    sum += word.confidence * word.text.length;
    letters += word.text.length;
  }
  return letters === 0 ? 0 : sum / letters;
}

/** The page's lines in reading order, words of a line joined by single spaces. */
export function pageLines(page: Pick<PageText, 'words'>): PageLine[] {
  const byLine = new Map<number, Word[]>();
  for (const word of page.words) {
    const words = byLine.get(word.line);
    if (words) words.push(word);
    else byLine.set(word.line, [word]);
  }
  return [...byLine.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, words]) => ({
      text: words.map((word) => word.text).join(' '),
      box: boxAround(words.map((word) => word.box)),
      words,
      confidence: meanConfidence(words),
    }));
}

/** The page as plain text: one line per line, an empty line between blocks. */
export function pageString(page: PageText): string {
  const parts: string[] = [];
  let block: number | undefined;
  for (const line of pageLines(page)) {
    const current = line.words[0]?.block;
    if (block !== undefined && current !== block) parts.push('');
    parts.push(line.text);
    block = current;
  }
  return parts.join('\n');
}
