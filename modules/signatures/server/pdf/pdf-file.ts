import { decodedStream } from './decoded-stream.ts';
import { isSpace, pdfReader, readValue, skipSpace, takeWhole, takeWord } from './pdf-reader.ts';
import { asKind, type PdfDict, PdfFault, type PdfRef, type PdfValue } from './pdf-value.ts';

/** Where an object stands (ISO 32000-2 §7.5.4, §7.5.8): free, at a place in the file, or inside an object stream. */
export type PdfEntry =
  | { kind: 'free' }
  | { kind: 'placed'; offset: number; generation: number }
  | { kind: 'packed'; container: number; index: number };

/** One cross-reference section with its trailer, as one revision of the file brings it. */
export interface PdfSection {
  form: 'table' | 'stream';
  start: number;
  /** Behind the trailer's dictionary, or behind the `endobj` of the stream. */
  end: number;
  /** The number of the object that a cross-reference stream is itself. */
  number?: number;
  entries: Map<number, PdfEntry>;
  trailer: PdfDict;
  /** The section with the packed objects of a hybrid file (§7.5.8.4). */
  hybrid?: PdfSection;
}

/** A file as its last `startxref` shows it. Objects are read when they are asked for, and kept. */
export interface PdfFile {
  bytes: Uint8Array;
  /** Newest first. */
  sections: readonly PdfSection[];
  /** What counts of every object number, over all sections. */
  entries: ReadonlyMap<number, PdfEntry>;
  /** Of the newest section. */
  trailer: PdfDict;
  /** Behind the last `%%EOF`; what follows is no part of the document. */
  end: number;
  kept: Map<number, PlacedObject>;
  packs: Map<number, Map<number, PdfValue>>;
  /** Bytes that may still be unpacked from this file. */
  budget: { left: number };
}

/** An object with its place from its number to behind `endobj`. */
export interface PlacedObject {
  value: PdfValue;
  start: number;
  end: number;
}

/** A placed object of the file that stands at this offset (ISO 32000-2 §7.3.10), checked against its number. */
export function readPlaced(
  bytes: Uint8Array,
  offset: number,
  lengthOf: (value: PdfValue | undefined) => PdfValue,
): PlacedObject & { number: number; generation: number } {
  const reader = pdfReader(bytes, offset);
  const number = takeWhole(reader);
  while (isSpace(bytes[reader.position])) reader.position++;
  const generation = takeWhole(reader);
  while (isSpace(bytes[reader.position])) reader.position++;
  if (number === undefined || generation === undefined || !takeWord(reader, 'obj'))
    throw new PdfFault('syntax', `no object at ${offset}`);
  let value = readValue(reader);
  skipSpace(reader);
  const dict = asKind(value, 'dict');
  if (dict && takeWord(reader, 'stream')) {
    if (bytes[reader.position] === 13) reader.position++;
    if (bytes[reader.position++] !== 10) throw new PdfFault('syntax', `stream at ${offset}`);
    const length = lengthOf(dict.entries.get('Length'));
    const start = reader.position;
    if (
      typeof length !== 'number' ||
      !Number.isInteger(length) ||
      length < 0 ||
      start + length > bytes.length
    )
      throw new PdfFault('syntax', `length of the stream at ${offset}`);
    value = { type: 'stream', dict, raw: bytes.subarray(start, start + length) };
    reader.position = start + length;
    while (isSpace(bytes[reader.position])) reader.position++;
    if (!takeWord(reader, 'endstream')) throw new PdfFault('syntax', `end of the stream at ${offset}`);
    skipSpace(reader);
  }
  if (!takeWord(reader, 'endobj')) throw new PdfFault('syntax', `end of the object at ${offset}`);
  return { number, generation, value, start: offset, end: reader.position };
}

/**
 * The object of this number, or null when there is none (ISO 32000-2 §7.3.10).
 * @throws PdfFault when what stands at its place is another object or none
 */
export function objectOf(file: PdfFile, number: number): PdfValue {
  const entry = file.entries.get(number);
  if (!entry || entry.kind === 'free') return null;
  if (entry.kind === 'packed') return packOf(file, entry.container).get(number) ?? null;
  return placedObject(file, number)?.value ?? null;
}

/** The object of this number with its place in the file; nothing when it is free or packed. */
export function placedObject(file: PdfFile, number: number): PlacedObject | undefined {
  const entry = file.entries.get(number);
  if (entry?.kind !== 'placed') return undefined;
  const kept = file.kept.get(number);
  if (kept) return kept;
  const found = readPlaced(file.bytes, entry.offset, (length) => lengthIn(file, length, number));
  if (found.number !== number || found.generation !== entry.generation)
    throw new PdfFault('cross-reference', `object ${number}`);
  file.kept.set(number, found);
  return found;
}

/** A length may be a reference, but never to a stream, so that finding it cannot turn in a circle. */
function lengthIn(file: PdfFile, value: PdfValue | undefined, of: number): PdfValue {
  const ref = asKind(value, 'ref');
  if (!ref) return value ?? null;
  const entry = file.entries.get(ref.number);
  if (ref.number === of || entry?.kind !== 'placed') throw new PdfFault('syntax', `length of object ${of}`);
  const none = () => null;
  const found = readPlaced(file.bytes, entry.offset, none);
  if (found.number !== ref.number) throw new PdfFault('cross-reference', `object ${ref.number}`);
  return found.value;
}

/** The objects of an object stream by their numbers (ISO 32000-2 §7.5.7). */
function packOf(file: PdfFile, container: number): Map<number, PdfValue> {
  const kept = file.packs.get(container);
  if (kept) return kept;
  const stream = asKind(placedObject(file, container)?.value, 'stream');
  const count = stream?.dict.entries.get('N');
  const first = stream?.dict.entries.get('First');
  if (!stream || typeof count !== 'number' || typeof first !== 'number')
    throw new PdfFault('cross-reference', `object stream ${container}`);
  const data = decodedStream(stream, file.budget);
  const head = pdfReader(data, 0, false);
  const whole = () => {
    skipSpace(head);
    const value = takeWhole(head);
    if (value === undefined) throw new PdfFault('syntax', `object stream ${container}`);
    return value;
  };
  const pack = new Map<number, PdfValue>();
  if (count > data.length) throw new PdfFault('syntax', `object stream ${container}`);
  for (let index = 0; index < count; index++) {
    const number = whole();
    const reader = pdfReader(data, first + whole(), false);
    reader.valuesLeft = head.valuesLeft;
    const entry = file.entries.get(number);
    const value = readValue(reader);
    head.valuesLeft = reader.valuesLeft;
    if (entry?.kind === 'packed' && entry.container === container && entry.index === index)
      pack.set(number, value);
  }
  file.packs.set(container, pack);
  return pack;
}

/** What a reference stands for; anything else stands for itself. */
export function resolved(file: PdfFile, value: PdfValue | undefined): PdfValue {
  let found = value ?? null;
  for (let steps = 0; steps < 8; steps++) {
    const ref: PdfRef | undefined = asKind(found, 'ref');
    if (!ref) return found;
    found = isCurrent(file, ref) ? objectOf(file, ref.number) : null;
  }
  throw new PdfFault('syntax', 'a circle of references');
}

/** A reference with an old generation stands for nothing (ISO 32000-2 §7.3.10). */
function isCurrent(file: PdfFile, ref: PdfRef): boolean {
  const entry = file.entries.get(ref.number);
  return entry?.kind === 'placed' ? entry.generation === ref.generation : ref.generation === 0;
}

/** What stands under this key, references followed. */
export const entryOf = (file: PdfFile, dict: PdfDict | undefined, key: string): PdfValue =>
  resolved(file, dict?.entries.get(key));

export const dictIn = (file: PdfFile, dict: PdfDict | undefined, key: string): PdfDict | undefined =>
  asKind(entryOf(file, dict, key), 'dict');

export const itemsIn = (file: PdfFile, dict: PdfDict | undefined, key: string): PdfValue[] =>
  asKind(entryOf(file, dict, key), 'array')?.items ?? [];

/** The catalogue, the root of everything that is shown (ISO 32000-2 §7.7.2). */
export function catalogOf(file: PdfFile): PdfDict {
  const catalog = dictIn(file, file.trailer, 'Root');
  if (!catalog) throw new PdfFault('syntax', 'no catalogue');
  return catalog;
}
