import type { CellObject, Sheet } from 'write-excel-file/node';
import type { Locale } from '../i18n/locales.ts';
import { type Column, flagWords, type SheetOptions, type Table, wallClock } from './table.ts';

/** The most that a cell of Excel holds. */
const mostText = 32_767;

const formats: Record<Locale, { day: string; instant: string }> = {
  // 421 is Indonesian, 809 British English: the names of the months follow the reader's language, not the computer's.
  id: { day: '[$-421]d mmmm yyyy', instant: '[$-421]d mmm yyyy hh:mm' },
  en: { day: '[$-809]d mmmm yyyy', instant: '[$-809]d mmm yyyy hh:mm' },
};

const widths: Record<Column<never>['kind'], number> = { text: 24, number: 10, day: 20, instant: 20, flag: 8 };

/** A table as one sheet of a workbook: title, bold headings that stay in view, rows. */
export function xlsxSheet<Row>(table: Table<Row>, options: SheetOptions): Sheet<Buffer> {
  const title = (table.title ?? []).map((line, index) => [
    { ...text(line), ...(index === 0 ? { fontWeight: 'bold' as const, fontSize: 13 } : {}) },
  ]);
  const above = title.length > 0 ? [...title, []] : [];
  const headings = table.columns.map(({ heading }) => ({
    ...text(heading),
    fontWeight: 'bold' as const,
    wrap: true,
    alignVertical: 'center' as const,
    backgroundColor: '#EEF1F4',
    borderStyle: 'thin' as const,
    borderColor: '#B8C0C8',
  }));
  const rows = table.rows.map((row) => table.columns.map((column) => cell(column, row, options)));
  return {
    sheet: sheetName(table.name),
    data: [...above, headings, ...rows],
    columns: table.columns.map((column) => ({ width: column.width ?? widths[column.kind] })),
    stickyRowsCount: above.length + 1,
    orientation: 'landscape',
  };
}

/** Writes a workbook (ECMA-376). Nothing in it is ever a formula: text stays text, whatever it begins with. */
export async function writeXlsx(sheets: readonly Sheet<Buffer>[]): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return writeExcelFile([...sheets] as Parameters<typeof writeExcelFile>[0]).toBuffer();
}

function cell<Row>(column: Column<Row>, row: Row, { zone, locale }: SheetOptions): CellObject | null {
  const top = { alignVertical: 'top' as const };
  switch (column.kind) {
    case 'text': {
      const value = column.value(row);
      return value ? { ...text(value), ...top, wrap: true } : null;
    }
    case 'number': {
      const value = column.value(row);
      return typeof value === 'number' && Number.isFinite(value) ? { type: Number, value, ...top } : null;
    }
    case 'day': {
      const value = column.value(row);
      return value
        ? { type: Date, value: new Date(`${value}T00:00:00Z`), format: formats[locale].day, ...top }
        : null;
    }
    case 'instant': {
      const value = column.value(row);
      return value
        ? { type: Date, value: wallClock(value, zone), format: formats[locale].instant, ...top }
        : null;
    }
    case 'flag': {
      const value = column.value(row);
      return typeof value === 'boolean' ? { ...text(flagWords[locale][value ? 'yes' : 'no']), ...top } : null;
    }
  }
}

/**
 * Format `@` keeps a text a text even when somebody edits the cell: `=1+1` is not computed, an NIP keeps its digits.
 */
function text(value: string): CellObject {
  const short = value.length > mostText ? `${value.slice(0, mostText - 1)}…` : value;
  return { type: String, value: innocent(short), format: '@' };
}

/** The writer looks texts up in a plain object, where names such as `constructor` find something else. */
function innocent(value: string): string {
  return value in {} ? `${value} ` : value;
}

function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]/\\:*?]+/g, '-')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Data'
  );
}
