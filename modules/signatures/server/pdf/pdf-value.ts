/** What a PDF object can be (ISO 32000-2 §7.3). Dictionaries are maps, so that a key can never be a property of ours. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfArray
  | PdfDict
  | PdfStream;

export interface PdfName {
  type: 'name';
  /** Without the slash, `#xx` resolved, one character a byte. */
  name: string;
}

export interface PdfString {
  type: 'string';
  bytes: Uint8Array;
  hex: boolean;
  /** Where the token stands in the file, from `(` or `<` to behind `)` or `>`; missing inside object streams. */
  at?: { start: number; end: number };
}

export interface PdfRef {
  type: 'ref';
  number: number;
  generation: number;
}

export interface PdfArray {
  type: 'array';
  items: PdfValue[];
}

export interface PdfDict {
  type: 'dict';
  entries: Map<string, PdfValue>;
}

export interface PdfStream {
  type: 'stream';
  dict: PdfDict;
  /** The bytes as they stand in the file, still encoded. */
  raw: Uint8Array;
}

/** Why a file cannot be read; `code` is data for a page, the message is for the log. */
export class PdfFault extends Error {
  readonly code: PdfFaultCode;

  constructor(code: PdfFaultCode, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'PdfFault';
    this.code = code;
  }
}

export type PdfFaultCode = 'not-a-pdf' | 'syntax' | 'cross-reference' | 'too-large' | 'encrypted' | 'filter';

export const pdfName = (name: string): PdfName => ({ type: 'name', name });
export const pdfRef = (number: number, generation = 0): PdfRef => ({ type: 'ref', number, generation });
export const pdfArray = (items: readonly PdfValue[]): PdfArray => ({ type: 'array', items: [...items] });
export const pdfDict = (entries: Record<string, PdfValue>): PdfDict => ({
  type: 'dict',
  entries: new Map(Object.entries(entries)),
});
export const pdfStream = (dict: PdfDict, raw: Uint8Array): PdfStream => ({ type: 'stream', dict, raw });
export const pdfHex = (bytes: Uint8Array): PdfString => ({ type: 'string', bytes, hex: true });

/** A text string (ISO 32000-2 §7.9.2.2): ASCII as it is, everything else as UTF-16BE with its mark. */
export function pdfText(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return { type: 'string', bytes: Buffer.from(text, 'latin1'), hex: false };
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return { type: 'string', bytes, hex: true };
}

/** The words of a text string, for people; unreadable bytes become replacement characters. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!value || typeof value !== 'object' || value.type !== 'string') return undefined;
  const bytes = Buffer.from(value.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes
      .subarray(2, bytes.length - (bytes.length % 2))
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}

type Kinds = {
  name: PdfName;
  string: PdfString;
  ref: PdfRef;
  array: PdfArray;
  dict: PdfDict;
  stream: PdfStream;
};

/** The value when it is of the kind, else nothing. */
export function asKind<K extends keyof Kinds>(value: PdfValue | undefined, kind: K): Kinds[K] | undefined {
  return value && typeof value === 'object' && value.type === kind ? (value as Kinds[K]) : undefined;
}

export const nameOf = (value: PdfValue | undefined): string | undefined => asKind(value, 'name')?.name;

/** Whether two values are the same word for word; references are compared, not followed. */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object') return false;
  if (a.type === 'name') return b.type === 'name' && a.name === b.name;
  if (a.type === 'string') return b.type === 'string' && Buffer.compare(a.bytes, b.bytes) === 0;
  if (a.type === 'ref') return b.type === 'ref' && a.number === b.number && a.generation === b.generation;
  if (a.type === 'array')
    return (
      b.type === 'array' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => sameValue(item, b.items[index]))
    );
  if (a.type === 'stream')
    return b.type === 'stream' && sameValue(a.dict, b.dict) && Buffer.compare(a.raw, b.raw) === 0;
  return (
    b.type === 'dict' &&
    a.entries.size === b.entries.size &&
    [...a.entries].every(([key, value]) => b.entries.has(key) && sameValue(value, b.entries.get(key)))
  );
}
