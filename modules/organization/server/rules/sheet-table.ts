import type { RowFault } from '../../contract/people.ts';

/** A sheet as text: records of cells; the first record names the columns. */
export type Sheet = readonly (readonly string[])[];

/** A value read from a cell, or the code of what is wrong with it. */
export type Cell<T> = { value: T } | { fault: string };
export type CellReader<T> = (text: string) => Cell<T>;

export interface Column<T> {
  /** Names that the heading may have, the first of which is shown. */
  titles: readonly string[];
  required?: boolean;
  read: CellReader<T>;
}
export type Columns<T> = { readonly [K in keyof T]: Column<T[K]> };

export interface TableRow<T> {
  /** As the spreadsheet counts: the heading is row 1. */
  row: number;
  /** What the row says; fields without a column, and empty cells, are absent. */
  values: Partial<T>;
  /** Fields whose cells could not be read, or are empty and must not be: the table tells these faults. */
  unread: ReadonlySet<string>;
}

export interface Table<T> {
  rows: TableRow<T>[];
  faults: RowFault[];
  /** The required columns that the heading lacks. */
  missing: string[];
}

/** Reads the rows below the heading, also those with faults; empty rows are passed over. */
export function readTable<T>(sheet: Sheet, columns: Columns<T>): Table<T> {
  const headings = (sheet[0] ?? []).map(plain);
  const fields = (Object.entries(columns) as [keyof T & string, Column<unknown>][]).map(
    ([field, column]) => ({
      field,
      column,
      at: headings.findIndex((heading) => column.titles.includes(heading)),
    }),
  );
  const lacking = fields.filter(({ column, at }) => column.required && at < 0);
  const table: Table<T> = { rows: [], faults: [], missing: lacking.map(({ column }) => column.titles[0]!) };
  if (lacking.length > 0) return table;

  for (const [index, cells] of sheet.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const values: Partial<T> = {};
    const unread = new Set<string>();
    for (const { field, column, at } of fields) {
      const text = at < 0 ? '' : (cells[at] ?? '').trim();
      const fault = (code: string) => {
        table.faults.push({ row: index + 1, column: column.titles[0]!, code });
        unread.add(field);
      };
      if (text === '') {
        if (column.required) fault('organization.row-required');
        continue;
      }
      const cell = column.read(text);
      if ('fault' in cell) fault(cell.fault);
      else values[field] = cell.value as T[typeof field];
    }
    table.rows.push({ row: index + 1, values, unread });
  }
  return table;
}

/** `Kode Unit` and `KODE_UNIT` are the same heading. */
function plain(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}
