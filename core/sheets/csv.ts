import { type Column, flagWords, type SheetOptions, type Table, wallClock } from './table.ts';

/**
 * The records of a CSV text (RFC 4180): quoted fields may hold separators, line ends and doubled quotes; line ends are
 * CRLF, LF or CR; a byte order mark is skipped. The separator is that of `;`, `,` and tab which the first line has
 * most of, because spreadsheets in Indonesian write semicolons. Null where a quote is never closed.
 */
export function readCsv(text: string): string[][] | null {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(body);
  const toEnd = new RegExp(`[^${separator}\\r\\n]*`, 'y');
  const records: string[][] = [];
  let record: string[] = [];
  for (let at = 0; at < body.length; ) {
    const field = body[at] === '"' ? quoted(body, at) : { text: '', end: at };
    if (!field) return null;
    // Behind a closing quote spreadsheets take the rest of the field as it is.
    toEnd.lastIndex = field.end;
    const rest = toEnd.exec(body)![0];
    record.push(field.text + rest);
    at = field.end + rest.length;
    const next = body[at];
    at += next === '\r' && body[at + 1] === '\n' ? 2 : 1;
    if (next === separator) {
      if (at < body.length) continue;
      record.push('');
    }
    records.push(record);
    record = [];
  }
  return records;
}

/** The text between the quote at `from` and the one that closes it; `end` is the place behind that. */
function quoted(body: string, from: number): { text: string; end: number } | null {
  const parts: string[] = [];
  for (let at = from + 1; ; ) {
    const quote = body.indexOf('"', at);
    if (quote < 0) return null;
    parts.push(body.slice(at, quote));
    if (body[quote + 1] !== '"') return { text: parts.join('"'), end: quote + 1 };
    at = quote + 2;
  }
}

function separatorOf(body: string): string {
  const head = body.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
  const line = head.slice(0, head.search(/[\r\n]|$/));
  const count = (separator: string) => line.split(separator).length;
  return [';', ',', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

export interface CsvOptions extends SheetOptions {
  /** `;` for spreadsheets set to Indonesian, `,` for programs. */
  separator?: ';' | ',';
}

/**
 * A table as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel needs to read it rightly. Days are
 * `2026-11-21`, instants `2026-11-21 08:30` in the zone. A text that a spreadsheet would compute gets a `'` in front
 * (OWASP, CSV Injection); numbers do not.
 */
export function writeCsv<Row>(table: Table<Row>, options: CsvOptions): string {
  const headings = table.columns.map((column) => guarded(column.heading));
  return `\uFEFF${record(headings, options)}${writeCsvRows(table, options)}`;
}

/** The rows of a table alone, for what is written piece by piece behind the first. */
export function writeCsvRows<Row>(table: Pick<Table<Row>, 'columns' | 'rows'>, options: CsvOptions): string {
  return table.rows
    .map((row) =>
      record(
        table.columns.map((column) => written(column, row, options)),
        options,
      ),
    )
    .join('');
}

function record(values: readonly string[], { separator = ';' }: CsvOptions): string {
  return `${values.map((value) => quote(value, separator)).join(separator)}\r\n`;
}

function written<Row>(column: Column<Row>, row: Row, { zone, locale }: SheetOptions): string {
  switch (column.kind) {
    case 'text':
      return guarded(column.value(row) ?? '');
    case 'number': {
      const value = column.value(row);
      return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
    }
    case 'day':
      return column.value(row) ?? '';
    case 'instant': {
      const value = column.value(row);
      return value ? wallClock(value, zone).toISOString().slice(0, 16).replace('T', ' ') : '';
    }
    case 'flag': {
      const value = column.value(row);
      return typeof value === 'boolean' ? flagWords[locale][value ? 'yes' : 'no'] : '';
    }
  }
}

/** Spreadsheets skip white space, and full-width signs count as well. */
function guarded(value: string): string {
  return /^[\s\u00a0]*[=+\-@\t\r＝＋－＠|%]/.test(value) ? `'${value}` : value;
}

function quote(value: string, separator: string): string {
  return value.includes(separator) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
