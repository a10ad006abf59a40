import { PdfFault, type PdfValue } from './pdf-value.ts';

/** Deepest nesting of arrays and dictionaries that is read. */
const deepest = 40;
/** Most values in one object; a letter has some hundreds. */
const mostValues = 200_000;

/** Whitespace (ISO 32000-2 §7.2.3, table 1). */
export const isSpace = (byte: number | undefined): boolean =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;

const delimiters: ReadonlySet<number> = new Set(Buffer.from('()<>[]{}/%', 'latin1'));
/** Asked of nearly every byte, so it is looked up. */
const regular = Uint8Array.from({ length: 256 }, (_, byte) =>
  isSpace(byte) || delimiters.has(byte) ? 0 : 1,
);
const isRegular = (byte: number | undefined): boolean => byte !== undefined && regular[byte] === 1;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

const hexDigit = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
};

/** A place in bytes from which values are read one after another. Every step goes forward, so reading always ends. */
export interface PdfReader {
  readonly bytes: Uint8Array;
  position: number;
  /** Whether places of strings are noted: they mean something in the file alone, not inside object streams. */
  readonly notesPlaces: boolean;
  valuesLeft: number;
}

export const pdfReader = (bytes: Uint8Array, position = 0, notesPlaces = true): PdfReader => ({
  bytes,
  position,
  notesPlaces,
  valuesLeft: mostValues,
});

/** Passes whitespace and comments. */
export function skipSpace(reader: PdfReader): void {
  const { bytes } = reader;
  for (;;) {
    while (isSpace(bytes[reader.position])) reader.position++;
    if (bytes[reader.position] !== 37) return;
    while (reader.position < bytes.length && bytes[reader.position] !== 10 && bytes[reader.position] !== 13)
      reader.position++;
  }
}

/** Whether the word stands here as a whole; passes it when it does. */
export function takeWord(reader: PdfReader, word: string): boolean {
  const { bytes, position } = reader;
  for (let index = 0; index < word.length; index++)
    if (bytes[position + index] !== word.charCodeAt(index)) return false;
  if (isRegular(bytes[position + word.length])) return false;
  reader.position += word.length;
  return true;
}

/** A whole number without sign that stands here, at most fifteen digits; nothing is passed when there is none. */
export function takeWhole(reader: PdfReader): number | undefined {
  const start = reader.position;
  let value = 0;
  while (isDigit(reader.bytes[reader.position]) && reader.position - start < 16)
    value = value * 10 + reader.bytes[reader.position++]! - 48;
  const length = reader.position - start;
  if (length > 0 && length < 16 && !isRegular(reader.bytes[reader.position])) return value;
  reader.position = start;
  return undefined;
}

const syntax = (reader: PdfReader, what: string): never => {
  throw new PdfFault('syntax', `${what} at ${reader.position}`);
};

/**
 * The value that stands here (ISO 32000-2 §7.3), without following references.
 * A dictionary that names a key twice is refused: readers disagree on which of both counts.
 * @throws PdfFault syntax | too-large
 */
export function readValue(reader: PdfReader, depth = 0): PdfValue {
  if (depth > deepest) throw new PdfFault('too-large', 'nesting');
  if (--reader.valuesLeft < 0) throw new PdfFault('too-large', 'values');
  skipSpace(reader);
  const byte = reader.bytes[reader.position];
  if (byte === undefined) return syntax(reader, 'end of file');
  if (byte === 47) return { type: 'name', name: readName(reader) };
  if (byte === 40) return readLiteral(reader);
  if (byte === 91) return readArray(reader, depth);
  if (byte === 60)
    return reader.bytes[reader.position + 1] === 60 ? readDict(reader, depth) : readHex(reader);
  if (isDigit(byte) || byte === 43 || byte === 45 || byte === 46) return readNumberOrRef(reader);
  if (takeWord(reader, 'null')) return null;
  if (takeWord(reader, 'true')) return true;
  if (takeWord(reader, 'false')) return false;
  return syntax(reader, 'unknown word');
}

function readName(reader: PdfReader): string {
  let name = '';
  reader.position++;
  while (isRegular(reader.bytes[reader.position])) {
    let byte = reader.bytes[reader.position++]!;
    if (byte === 35) {
      const high = hexDigit(reader.bytes[reader.position]);
      const low = hexDigit(reader.bytes[reader.position + 1]);
      if (high < 0 || low < 0) syntax(reader, 'name');
      byte = high * 16 + low;
      reader.position += 2;
    }
    name += String.fromCharCode(byte);
    if (name.length > 1_000) throw new PdfFault('too-large', 'name');
  }
  return name;
}

function readNumberOrRef(reader: PdfReader): PdfValue {
  const number = takeWhole(reader);
  if (number === undefined) return readReal(reader);
  const after = reader.position;
  if (isSpace(reader.bytes[after])) {
    skipSpace(reader);
    const generation = takeWhole(reader);
    if (generation !== undefined && isSpace(reader.bytes[reader.position])) {
      skipSpace(reader);
      if (takeWord(reader, 'R')) return { type: 'ref', number, generation };
    }
  }
  reader.position = after;
  return number;
}

function readReal(reader: PdfReader): number {
  const start = reader.position;
  while (isRegular(reader.bytes[reader.position]) && reader.position - start < 64) reader.position++;
  const text = Buffer.from(reader.bytes.subarray(start, reader.position)).toString('latin1');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) syntax(reader, 'number');
  return Number(text);
}

function readArray(reader: PdfReader, depth: number): PdfValue {
  reader.position++;
  const items: PdfValue[] = [];
  for (;;) {
    skipSpace(reader);
    if (reader.bytes[reader.position] === 93) break;
    items.push(readValue(reader, depth + 1));
  }
  reader.position++;
  return { type: 'array', items };
}

function readDict(reader: PdfReader, depth: number): PdfValue {
  reader.position += 2;
  const entries = new Map<string, PdfValue>();
  for (;;) {
    skipSpace(reader);
    const byte = reader.bytes[reader.position];
    if (byte === 62 && reader.bytes[reader.position + 1] === 62) break;
    if (byte !== 47) syntax(reader, 'key');
    const key = readName(reader);
    const value = readValue(reader, depth + 1);
    if (entries.has(key)) syntax(reader, `a second /${key}`);
    entries.set(key, value);
  }
  reader.position += 2;
  return { type: 'dict', entries };
}

function readHex(reader: PdfReader): PdfValue {
  const start = reader.position++;
  const end = reader.bytes.indexOf(62, reader.position);
  if (end < 0) syntax(reader, 'hexadecimal string');
  const bytes = pureHex(reader.bytes.subarray(reader.position, end)) ?? looseHex(reader, end);
  reader.position = end + 1;
  return { type: 'string', bytes, hex: true, ...placeOf(reader, start) };
}

/** Pairs of digits and nothing else, which is how signatures stand in their room; undefined for anything else. */
function pureHex(text: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(Buffer.from(text.buffer, text.byteOffset, text.length).toString('latin1'), 'hex');
  return 2 * bytes.length === text.length ? bytes : undefined;
}

/** Digits with whitespace between them; a last one that is alone stands before a zero (ISO 32000-2 §7.3.4.3). */
function looseHex(reader: PdfReader, end: number): Uint8Array {
  const digits = new Uint8Array(end - reader.position);
  let count = 0;
  for (; reader.position < end; reader.position++) {
    const byte = reader.bytes[reader.position]!;
    if (isSpace(byte)) continue;
    const digit = hexDigit(byte);
    if (digit < 0) syntax(reader, 'hexadecimal string');
    digits[count++] = digit;
  }
  const bytes = new Uint8Array(Math.ceil(count / 2));
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = digits[2 * index]! * 16 + (2 * index + 1 < count ? digits[2 * index + 1]! : 0);
  return bytes;
}

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12, '(': 40, ')': 41, '\\': 92 };

/** A literal string (ISO 32000-2 §7.3.4.2): balanced brackets, escapes, line ends as line feeds. */
function readLiteral(reader: PdfReader): PdfValue {
  const { bytes } = reader;
  const start = reader.position++;
  const out: number[] = [];
  for (let open = 1; ; ) {
    const byte = bytes[reader.position++];
    if (byte === undefined) return syntax(reader, 'string');
    if (byte === 92) readEscape(reader, out);
    else if (byte === 13) {
      if (bytes[reader.position] === 10) reader.position++;
      out.push(10);
    } else {
      if (byte === 40) open++;
      if (byte === 41 && --open === 0) break;
      out.push(byte);
    }
  }
  return { type: 'string', bytes: Uint8Array.from(out), hex: false, ...placeOf(reader, start) };
}

function readEscape(reader: PdfReader, out: number[]): void {
  const { bytes } = reader;
  const byte = bytes[reader.position++];
  if (byte === undefined) return;
  const escaped = escapes[String.fromCharCode(byte)];
  if (escaped !== undefined) out.push(escaped);
  else if (byte === 13) {
    if (bytes[reader.position] === 10) reader.position++;
  } else if (byte >= 48 && byte <= 55) {
    let value = byte - 48;
    for (let digits = 1; digits < 3; digits++) {
      const next = bytes[reader.position];
      if (next === undefined || next < 48 || next > 55) break;
      value = value * 8 + next - 48;
      reader.position++;
    }
    out.push(value & 255);
  } else if (byte !== 10) out.push(byte);
}

const placeOf = (reader: PdfReader, start: number) =>
  reader.notesPlaces ? { at: { start, end: reader.position } } : {};
