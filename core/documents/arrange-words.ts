import { type Box, boxAround, type Word } from './page-text.ts';

/** A word whose place in the reading order is not known yet. */
export type LooseWord = Pick<Word, 'text' | 'box' | 'confidence'>;

interface Segment {
  words: LooseWord[];
  box: Box;
  /** Height of its writing, as part of the page. */
  size: number;
}

interface Block {
  segments: Segment[];
  box: Box;
}

/** Gaps wider than this many letter heights part two columns, not two words. */
const columnGap = 3;
/** Lines further apart than this many letter heights are two paragraphs. */
const paragraphGap = 1.1;

function overlap(a0: number, a1: number, b0: number, b1: number): number {
  return Math.min(a1, b1) - Math.max(a0, b0);
}

function middle(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Words side by side make rows; each joins the row whose last word stands level with it. */
function rowsOf(words: readonly LooseWord[]): LooseWord[][] {
  const rows: LooseWord[][] = [];
  const usual = middle(words.map((word) => word.box.h));
  for (const word of [...words].sort((a, b) => a.box.x - b.box.x)) {
    let best: LooseWord[] | undefined;
    let bestShare = 0.5;
    for (const row of rows) {
      const last = row[row.length - 1]!.box;
      const low = Math.min(last.h, word.box.h);
      // A stamp or a bracket is far taller than a line and must not tie two lines together.
      const tall = Math.max(last.h, word.box.h);
      if (tall > usual * 2.5 && tall > low * 2.5) continue;
      const share = overlap(last.y, last.y + last.h, word.box.y, word.box.y + word.box.h) / low;
      if (share > bestShare) {
        best = row;
        bestShare = share;
      }
    }
    if (best) best.push(word);
    else rows.push([word]);
  }
  return rows;
}

/** Cuts a row where the gap is a column's; "Nomor      : 12" stays whole. */
function segmentsOf(row: LooseWord[], aspect: number): Segment[] {
  const size = middle(row.map((word) => word.box.h));
  const segments: Segment[] = [];
  let words: LooseWord[] = [];
  const close = (): void => {
    if (words.length > 0) segments.push({ words, box: boxAround(words.map((word) => word.box)), size });
    words = [];
  };
  for (const word of row) {
    const previous = words[words.length - 1];
    const gap = previous ? (word.box.x - previous.box.x - previous.box.w) * aspect : 0;
    if (gap > size * columnGap && !/^[:=]/.test(word.text)) close();
    words.push(word);
  }
  close();
  return segments;
}

/** Lines under one another with the same letter height and some width in common are one block. */
function blocksOf(segments: Segment[]): Block[] {
  const blocks: Block[] = [];
  for (const segment of segments.sort((a, b) => a.box.y + a.box.h / 2 - b.box.y - b.box.h / 2)) {
    const block = blocks.findLast(({ segments: own }) => {
      const last = own[own.length - 1]!;
      const gap = segment.box.y - last.box.y - last.box.h;
      const size = Math.min(last.size, segment.size);
      const shared = overlap(
        last.box.x,
        last.box.x + last.box.w,
        segment.box.x,
        segment.box.x + segment.box.w,
      );
      return (
        gap < size * paragraphGap &&
        gap > -size &&
        shared > 0 &&
        Math.max(last.size, segment.size) < size * 1.8
      );
    });
    if (block) {
      block.segments.push(segment);
      block.box = boxAround([block.box, segment.box]);
    } else blocks.push({ segments: [segment], box: segment.box });
  }
  return blocks;
}

/** Splits into groups wherever a straight cut touches no block. */
function cut(blocks: Block[], from: (box: Box) => number, to: (box: Box) => number): Block[][] {
  const groups: Block[][] = [];
  let edge = Number.NEGATIVE_INFINITY;
  for (const block of [...blocks].sort((a, b) => from(a.box) - from(b.box))) {
    if (from(block.box) >= edge) groups.push([]);
    groups[groups.length - 1]!.push(block);
    edge = Math.max(edge, to(block.box));
  }
  return groups;
}

/** Reading order by cutting across, then down, then across again (recursive XY cut, Nagy and Seth 1984). */
function inOrder(blocks: Block[], isAcross: boolean, hasFailed: boolean): Block[] {
  if (blocks.length < 2) return blocks;
  const groups = isAcross
    ? cut(
        blocks,
        (box) => box.y,
        (box) => box.y + box.h,
      )
    : cut(
        blocks,
        (box) => box.x,
        (box) => box.x + box.w,
      );
  if (groups.length > 1) return groups.flatMap((group) => inOrder(group, !isAcross, false));
  if (!hasFailed) return inOrder(blocks, !isAcross, true);
  return [...blocks].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

/**
 * Puts words into lines, blocks and reading order by where they stand; the same for text layers and for OCR.
 * @param aspect width of the page divided by its height
 */
export function arrangeWords(words: readonly LooseWord[], aspect: number): Word[] {
  const segments = rowsOf(words).flatMap((row) => segmentsOf(row, aspect));
  const arranged: Word[] = [];
  let line = 0;
  for (const [block, { segments: own }] of inOrder(blocksOf(segments), true, false).entries()) {
    for (const segment of own) {
      for (const word of segment.words) arranged.push({ ...word, line, block });
      line++;
    }
  }
  return arranged;
}
