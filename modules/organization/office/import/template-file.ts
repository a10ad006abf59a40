import type { SheetKind } from '../../contract/people.ts';
import { type SheetColumn, sheetGuide } from './sheet-guide.ts';

/** Rows that are ready to be filled in: their cells are text, so that a spreadsheet rounds no NIP. */
const readyRows = 300;
const widthOf = ({ name, example }: SheetColumn) =>
  Math.max(12, name.length + 2, Math.min(40, example.length + 2));

export interface TemplateWords {
  guide: string;
  column: string;
  meaning: string;
  required: string;
  example: string;
  yes: string;
  meaningOf: (column: SheetColumn) => string;
}

/** The template as a workbook: an empty sheet with headings, and a sheet that explains the columns. */
export async function templateWorkbook(kind: SheetKind, words: TemplateWords): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const columns = sheetGuide[kind];
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const text = { type: String, format: '@' };
  const empty = Array.from({ length: readyRows }, () => columns.map(() => ({ ...text, value: '' })));
  const guide = columns.map((column) => [
    column.name,
    words.meaningOf(column),
    column.required ? words.yes : '',
    { ...text, value: column.example },
  ]);
  return writeExcelFile([
    {
      sheet: sheetNames[kind],
      data: [columns.map(({ name, required }) => (required ? bold(name) : name)), ...empty],
      columns: columns.map((column) => ({ width: widthOf(column) })),
      stickyRowsCount: 1,
    },
    {
      sheet: words.guide,
      data: [[words.column, words.meaning, words.required, words.example].map(bold), ...guide],
      columns: [{ width: 18 }, { width: 90 }, { width: 10 }, { width: 44 }],
      stickyRowsCount: 1,
    },
  ]).toBlob();
}

const sheetNames: Record<SheetKind, string> = { units: 'unit', posts: 'jabatan', people: 'pegawai' };

/** `templat-pegawai`, before the ending. */
export function templateName(kind: SheetKind): string {
  return `templat-${sheetNames[kind]}`;
}

/** The headings and the example as CSV, as spreadsheets here open it: semicolons, and the mark of UTF-8. */
export function templateCsv(kind: SheetKind): Blob {
  return csvBlob([sheetGuide[kind].map(({ name }) => name), sheetGuide[kind].map(({ example }) => example)]);
}

/** Records as a CSV file. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvBlob(records: readonly (readonly string[])[]): Blob {
  const cell = (value: string) => {
    const safe = /^[=@\t\r]|^[+-](?!\d)/.test(value) ? `'${value}` : value;
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return new Blob([`\uFEFF${records.map((record) => record.map(cell).join(';')).join('\r\n')}\r\n`], {
    type: 'text/csv;charset=utf-8',
  });
}
