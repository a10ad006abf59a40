/** Where the pages of a document lie under each other, in pixels from the top of the list. */
export interface PageRows {
  widths: readonly number[];
  heights: readonly number[];
  tops: readonly number[];
  /** Height of the whole, with its margins. */
  height: number;
  /** Width of the widest, with its margins. */
  width: number;
}

export interface RowSize {
  width: number;
  height: number;
}

/** Lays pages under each other. */
export function layRows(
  sizes: readonly RowSize[],
  { gap, margin }: { gap: number; margin: number },
): PageRows {
  const tops: number[] = [];
  let top = margin;
  let widest = 0;
  for (const { width, height } of sizes) {
    tops.push(top);
    top += height + gap;
    widest = Math.max(widest, width);
  }
  return {
    widths: sizes.map(({ width }) => width),
    heights: sizes.map(({ height }) => height),
    tops,
    height: sizes.length === 0 ? 2 * margin : top - gap + margin,
    width: widest + 2 * margin,
  };
}

/** The index of the page that lies at a height: the last one that begins above it. */
export function rowAt({ tops }: PageRows, y: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Indexes of the first and the last page that lie between two heights. */
export function rowsBetween(rows: PageRows, from: number, to: number): { first: number; last: number } {
  return { first: rowAt(rows, from), last: rowAt(rows, to) };
}
