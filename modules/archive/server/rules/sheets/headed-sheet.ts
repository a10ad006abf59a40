/** A sheet as text: records of cells; the first record names the columns. */
export type Sheet = readonly (readonly string[])[];

/** What is wrong with a sheet; rows count as the spreadsheet shows them, the heading is row 1. */
export interface SheetFault {
  row: number;
  /** The name of the column as it is documented, or the heading as it stands in the sheet; null for the row itself. */
  column: string | null;
  code: string;
}

export interface SheetColumn {
  /** Headings that mean this column, as `plain` writes them; the first is the documented one. */
  titles: readonly string[];
  required?: boolean;
}

export interface HeadedRow<Field extends string> {
  row: number;
  /** Trimmed text of each column; empty where the sheet has none. */
  cells: Record<Field, string>;
}

export interface HeadedSheet<Field extends string> {
  rows: HeadedRow<Field>[];
  faults: SheetFault[];
}

/**
 * Reads the rows below the heading. Nothing is lost without being told: a column that nobody knows, a column that stands
 * twice and a cell outside all columns are faults. Rows without any text are passed over.
 */
export function readHeadedSheet<Field extends string>(
  sheet: Sheet,
  columns: Readonly<Record<Field, SheetColumn>>,
): HeadedSheet<Field> {
  const fields = Object.keys(columns) as Field[];
  const headings = sheet[0] ?? [];
  const fieldAt = headings.map((heading) =>
    fields.find((field) => columns[field].titles.includes(plain(heading))),
  );
  const faults = headingFaults(headings, fieldAt, columns);
  const rows: HeadedRow<Field>[] = [];
  for (const [index, texts] of sheet.entries()) {
    if (index === 0 || texts.every((text) => text.trim() === '')) continue;
    const cells = Object.fromEntries(fields.map((field) => [field, ''])) as Record<Field, string>;
    for (const [at, text] of texts.entries()) {
      const field = fieldAt[at];
      if (field !== undefined && fieldAt.indexOf(field) === at) cells[field] = cleaned(text);
      else if (text.trim() !== '' && (headings[at] ?? '').trim() === '')
        faults.push({ row: index + 1, column: null, code: 'archive.cell-without-heading' });
    }
    rows.push({ row: index + 1, cells });
  }
  if (sheet.length > 0 && rows.length === 0)
    faults.push({ row: 1, column: null, code: 'archive.sheet-empty' });
  return { rows, faults };
}

function headingFaults<Field extends string>(
  headings: readonly string[],
  fieldAt: readonly (Field | undefined)[],
  columns: Readonly<Record<Field, SheetColumn>>,
): SheetFault[] {
  const faults: SheetFault[] = [];
  for (const [at, heading] of headings.entries()) {
    const field = fieldAt[at];
    if (field === undefined) {
      if (heading.trim() !== '')
        faults.push({ row: 1, column: heading.trim(), code: 'archive.unknown-column' });
    } else if (fieldAt.indexOf(field) !== at) {
      faults.push({ row: 1, column: columns[field].titles[0]!, code: 'archive.column-twice' });
    }
  }
  for (const [field, column] of Object.entries(columns) as [Field, SheetColumn][]) {
    if (column.required && !fieldAt.includes(field))
      faults.push({ row: 1, column: column.titles[0]!, code: 'archive.column-missing' });
  }
  return faults;
}

/** Sheets bring hard spaces and doubled ones along; they are no part of a code or a title. */
function cleaned(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** `Kode Induk` and `KODE_INDUK` are the same heading. */
function plain(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}
