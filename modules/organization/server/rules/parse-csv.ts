/**
 * The records of a CSV text (RFC 4180): quoted fields may hold separators, line ends and doubled quotes; line ends are
 * CRLF, LF or CR. The separator is the one of `;`, `,` and tab that the first line has most of, because spreadsheets
 * in Indonesian write semicolons. Null where a quote is never closed.
 */
export function parseCsv(text: string): string[][] | null {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(body);
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < body.length) {
    const field = readField(body, at, separator);
    if (!field) return null;
    record.push(field.text);
    at = field.end;
    if (body[at] === separator) {
      at += 1;
      if (at < body.length) continue;
      record.push('');
    }
    records.push(record);
    record = [];
    at += body.startsWith('\r\n', at) ? 2 : 1;
  }
  return records;
}

/** The field that begins at `from`; `end` is the place of what follows it. */
function readField(body: string, from: number, separator: string): { text: string; end: number } | null {
  if (body[from] !== '"') {
    let end = from;
    while (end < body.length && body[end] !== separator && body[end] !== '\n' && body[end] !== '\r') end += 1;
    return { text: body.slice(from, end), end };
  }
  let text = '';
  let at = from + 1;
  for (;;) {
    const quote = body.indexOf('"', at);
    if (quote < 0) return null;
    text += body.slice(at, quote);
    at = quote + 1;
    if (body[at] !== '"') break;
    text += '"';
    at += 1;
  }
  // What follows a closing quote up to the separator belongs to the field, as spreadsheets read it.
  const rest = readField(body, at, separator)!;
  return { text: text + rest.text, end: rest.end };
}

function separatorOf(body: string): string {
  const line = body.slice(0, body.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  const count = (separator: string) => line.split(separator).length;
  return [';', ',', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
