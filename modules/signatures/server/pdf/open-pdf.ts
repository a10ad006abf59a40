import { decodedStream } from './decoded-stream.ts';
import { type PdfEntry, type PdfFile, type PdfSection, readPlaced } from './pdf-file.ts';
import {
  isSpace,
  type PdfReader,
  pdfReader,
  readValue,
  skipSpace,
  takeWhole,
  takeWord,
} from './pdf-reader.ts';
import { asKind, nameOf, type PdfDict, PdfFault, type PdfValue } from './pdf-value.ts';

/** What one file may be at most: bytes, revisions, objects, bytes unpacked. Letters are far below all of them. */
const most = { bytes: 200 * 1024 * 1024, sections: 500, entries: 500_000, unpacked: 128 * 1024 * 1024 };

/**
 * Reads the structure of a PDF (ISO 32000-2 §7.5) as its last `startxref` gives it: tables, streams, hybrids and the
 * chain of their predecessors. Strict on purpose: a file is never repaired, since every reader repairs differently.
 * @throws PdfFault
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  if (bytes.length > most.bytes) throw new PdfFault('too-large', 'file');
  if (!isHeader(bytes)) throw new PdfFault('not-a-pdf');
  const { offset, end } = lastStart(bytes);
  const budget = { left: most.unpacked, entries: most.entries };
  const sections: PdfSection[] = [];
  const seen = new Set<number>();
  for (let next: number | undefined = offset; next !== undefined; ) {
    if (seen.has(next) || seen.size >= most.sections) throw new PdfFault('cross-reference', 'chain');
    seen.add(next);
    const section = readSection(bytes, next, budget);
    sections.push(section);
    next = placeUnder(section.trailer, 'Prev');
  }
  const trailer = sections[0]!.trailer;
  if (sections.some((section) => section.trailer.entries.has('Encrypt'))) throw new PdfFault('encrypted');
  return {
    bytes,
    sections,
    entries: merged(sections),
    trailer,
    end,
    kept: new Map(),
    packs: new Map(),
    budget,
  };
}

/** A file that is open already, or bytes that are opened now. @throws PdfFault */
export const opened = (pdf: Uint8Array | PdfFile): PdfFile =>
  pdf instanceof Uint8Array ? openPdf(pdf) : pdf;

const isHeader = (bytes: Uint8Array): boolean =>
  /^%PDF-[12]\.\d[\r\n]/.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));

function lastStart(bytes: Uint8Array): { offset: number; end: number } {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('startxref');
  if (at < 0) throw new PdfFault('not-a-pdf', 'startxref');
  const start = readStart(bytes, at);
  if (!start) throw new PdfFault('syntax', 'startxref');
  return start;
}

/** `startxref`, its number and `%%EOF` at this place (ISO 32000-2 §7.5.5); `end` is behind the mark, before its line end. */
export function readStart(bytes: Uint8Array, at: number): { offset: number; end: number } | undefined {
  const reader = pdfReader(bytes, at);
  if (!takeWord(reader, 'startxref')) return undefined;
  passSpace(reader);
  const offset = takeWhole(reader);
  passSpace(reader);
  const mark = Buffer.from(bytes.subarray(reader.position, reader.position + 5)).toString('latin1');
  if (offset === undefined || mark !== '%%EOF') return undefined;
  return { offset, end: reader.position + 5 };
}

/** Whitespace alone: between the marks of a file's structure a comment has no place. */
export function passSpace(reader: PdfReader): void {
  while (isSpace(reader.bytes[reader.position])) reader.position++;
}

function placeUnder(trailer: PdfDict, key: string): number | undefined {
  const value = trailer.entries.get(key);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new PdfFault('cross-reference', key);
  return value;
}

type Budget = { left: number; entries: number };

function readSection(bytes: Uint8Array, offset: number, budget: Budget): PdfSection {
  if (offset >= bytes.length) throw new PdfFault('cross-reference', 'place');
  const reader = pdfReader(bytes, offset);
  if (!takeWord(reader, 'xref')) return readStreamSection(bytes, offset, budget);
  const entries = readTable(reader, budget);
  skipSpace(reader);
  const trailer = asKind(readValue(reader), 'dict');
  if (!trailer) throw new PdfFault('syntax', 'trailer');
  const section: PdfSection = { form: 'table', start: offset, end: reader.position, entries, trailer };
  const hybrid = placeUnder(trailer, 'XRefStm');
  return hybrid === undefined ? section : { ...section, hybrid: readStreamSection(bytes, hybrid, budget) };
}

/** A table (ISO 32000-2 §7.5.4); leaves the reader behind the word `trailer`. */
function readTable(reader: PdfReader, budget: Budget): Map<number, PdfEntry> {
  const entries = new Map<number, PdfEntry>();
  for (;;) {
    passSpace(reader);
    if (takeWord(reader, 'trailer')) return entries;
    const first = wholeHere(reader);
    const count = wholeHere(reader);
    for (let index = 0; index < count; index++) {
      const offset = wholeHere(reader);
      const generation = wholeHere(reader);
      passSpace(reader);
      const inUse = takeWord(reader, 'n');
      if (!inUse && !takeWord(reader, 'f')) throw new PdfFault('cross-reference', 'table');
      addEntry(
        entries,
        first + index,
        inUse ? { kind: 'placed', offset, generation } : { kind: 'free' },
        budget,
      );
    }
  }
}

function wholeHere(reader: PdfReader): number {
  passSpace(reader);
  const value = takeWhole(reader);
  if (value === undefined) throw new PdfFault('cross-reference', 'table');
  return value;
}

/** An object that a section names twice is refused: readers disagree on which of both counts. */
function addEntry(entries: Map<number, PdfEntry>, number: number, entry: PdfEntry, budget: Budget): void {
  if (--budget.entries < 0) throw new PdfFault('too-large', 'objects');
  if (entries.has(number)) throw new PdfFault('cross-reference', `object ${number} twice`);
  entries.set(number, entry);
}

/** A cross-reference stream (ISO 32000-2 §7.5.8). */
function readStreamSection(bytes: Uint8Array, offset: number, budget: Budget): PdfSection {
  const object = readPlaced(bytes, offset, (length) => length ?? null);
  const stream = asKind(object.value, 'stream');
  if (!stream || nameOf(stream.dict.entries.get('Type')) !== 'XRef')
    throw new PdfFault('cross-reference', 'no section');
  const data = decodedStream(stream, budget);
  const [kindWidth, secondWidth, thirdWidth] = wholes(stream.dict.entries.get('W'), 3, 7);
  const size = stream.dict.entries.get('Size') ?? null;
  const index = stream.dict.entries.get('Index') ?? { type: 'array', items: [0, size] };
  const entries = new Map<number, PdfEntry>();
  let at = 0;
  const field = (width: number): number => {
    let value = 0;
    for (const last = at + width; at < last; at++) value = value * 256 + (data[at] ?? 0);
    return value;
  };
  const ranges = wholes(index);
  for (let range = 0; range + 1 < ranges.length; range += 2)
    for (let number = ranges[range]!, left = ranges[range + 1]!; left > 0; left--, number++) {
      if (at + kindWidth! + secondWidth! + thirdWidth! > data.length)
        throw new PdfFault('cross-reference', 'stream too short');
      const kind = kindWidth === 0 ? 1 : field(kindWidth!);
      const second = field(secondWidth!);
      const third = field(thirdWidth!);
      addEntry(entries, number, streamEntry(kind, second, third), budget);
    }
  const { start, end } = object;
  return { form: 'stream', start, end, number: object.number, entries, trailer: stream.dict };
}

/** An entry of an unknown kind stands for null (ISO 32000-2 §7.5.8.3). */
function streamEntry(kind: number, second: number, third: number): PdfEntry {
  if (kind === 1) return { kind: 'placed', offset: second, generation: third };
  if (kind === 2) return { kind: 'packed', container: second, index: third };
  return { kind: 'free' };
}

function wholes(value: PdfValue | undefined, count?: number, highest = Number.MAX_SAFE_INTEGER): number[] {
  const items = asKind(value, 'array')?.items ?? [];
  const fits = items.every(
    (item) => typeof item === 'number' && Number.isInteger(item) && item >= 0 && item <= highest,
  );
  if (!fits || items.length === 0 || (count !== undefined && items.length !== count))
    throw new PdfFault('cross-reference', 'stream');
  return items as number[];
}

/** Newer before older; in a hybrid the table goes before its stream, where it does not call the object free. */
function merged(sections: readonly PdfSection[]): Map<number, PdfEntry> {
  const entries = new Map<number, PdfEntry>();
  for (const section of sections)
    for (const [number, entry] of sectionEntries(section)) {
      if (!entries.has(number)) entries.set(number, entry);
    }
  return entries;
}

/** What one section says of its objects, the stream of a hybrid included (ISO 32000-2 §7.5.8.4). */
export function sectionEntries(section: PdfSection): Map<number, PdfEntry> {
  if (!section.hybrid) return section.entries;
  const entries = new Map(section.entries);
  for (const [number, entry] of section.hybrid.entries)
    if (entries.get(number)?.kind !== 'placed') entries.set(number, entry);
  return entries;
}
