import { type Block, contentLimits, type TableCell, type TableRow } from '../contract/content.ts';

/** A cell before its place is known. */
export interface LooseCell {
  isHeader: boolean;
  colspan: number;
  rowspan: number;
  content: Block[];
}

/**
 * A table whose merged cells fill every row exactly. Rows that two people widened at once are filled up with empty cells;
 * what does not fit into the widest table goes on in the last cell of its row. Null where there is no cell at all.
 */
export function evenTable(rows: readonly LooseCell[][], widths: unknown): Block | null {
  const columns = Math.min(contentLimits.columns, widest(rows));
  if (columns === 0) return null;
  const taken = rows.map(() => new Array<boolean>(columns).fill(false));
  const content = rows.map((cells, at): TableRow => {
    const placed: { column: number; cell: TableCell }[] = [];
    for (const cell of cells) {
      const column = taken[at]!.indexOf(false);
      if (column < 0) {
        placed.at(-1)?.cell.content.push(...cell.content);
        continue;
      }
      const width = freeWidth(taken[at]!, column, cell.colspan);
      const height = freeHeight(taken, at, column, width, cell.rowspan);
      for (let y = at; y < at + height; y += 1) taken[y]!.fill(true, column, column + width);
      placed.push({ column, cell: cellOf(cell, width, height) });
    }
    for (let column = taken[at]!.indexOf(false); column >= 0; column = taken[at]!.indexOf(false)) {
      taken[at]![column] = true;
      placed.push({ column, cell: { type: 'tableCell', content: [{ type: 'paragraph' }] } });
    }
    return {
      type: 'tableRow',
      content: placed.toSorted((a, b) => a.column - b.column).map(({ cell }) => cell),
    };
  });
  const kept = widthsOf(widths, columns);
  return { type: 'table', ...(kept ? { attrs: { widths: kept } } : {}), content };
}

/** The columns of the widest row, with what reaches into it from above. */
function widest(rows: readonly LooseCell[][]): number {
  const reaching = new Array<number>(rows.length).fill(0);
  for (const [at, cells] of rows.entries())
    for (const cell of cells)
      for (let y = at; y < Math.min(rows.length, at + cell.rowspan); y += 1) reaching[y]! += cell.colspan;
  return Math.max(0, ...reaching);
}

function freeWidth(row: readonly boolean[], column: number, wanted: number): number {
  let width = 1;
  while (width < wanted && column + width < row.length && !row[column + width]) width += 1;
  return width;
}

function freeHeight(
  taken: readonly boolean[][],
  at: number,
  column: number,
  width: number,
  wanted: number,
): number {
  let height = 1;
  const isFree = (row: readonly boolean[]) => !row.slice(column, column + width).includes(true);
  while (height < wanted && at + height < taken.length && isFree(taken[at + height]!)) height += 1;
  return height;
}

function cellOf({ isHeader, content }: LooseCell, colspan: number, rowspan: number): TableCell {
  const attrs = { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) };
  return {
    type: isHeader ? 'tableHeader' : 'tableCell',
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    content: [...content],
  };
}

function widthsOf(widths: unknown, columns: number): number[] | null {
  if (!Array.isArray(widths) || widths.length !== columns) return null;
  return widths.every((width) => typeof width === 'number' && width > 0 && width <= 100) ? widths : null;
}
