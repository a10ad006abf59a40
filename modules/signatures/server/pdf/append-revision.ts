import { createHash } from 'node:crypto';
import type { PdfFile } from './pdf-file.ts';
import { isSpace } from './pdf-reader.ts';
import {
  asKind,
  type PdfDict,
  PdfFault,
  type PdfValue,
  pdfArray,
  pdfDict,
  pdfHex,
  pdfName,
} from './pdf-value.ts';
import { writtenValue } from './written-value.ts';

/** Objects of one more revision: new ones and new versions of old ones, by their numbers. */
export interface PdfRevision {
  file: PdfFile;
  objects: Map<number, PdfValue>;
  /** The number that the next new object gets. */
  nextNumber: number;
}

/** Begins a revision on top of a file; nothing but line ends may follow its last mark. */
export function newRevision(file: PdfFile): PdfRevision {
  for (let at = file.end; at < file.bytes.length; at++)
    if (!isSpace(file.bytes[at])) throw new PdfFault('syntax', 'something follows the end of the file');
  const size = file.trailer.entries.get('Size');
  const highest = [...file.entries.keys()].reduce((a, b) => Math.max(a, b), 0);
  return { file, objects: new Map(), nextNumber: Math.max(highest + 1, typeof size === 'number' ? size : 0) };
}

/** Puts a new object into the revision and gives its reference. */
export function addObject(
  revision: PdfRevision,
  value: PdfValue,
): { type: 'ref'; number: number; generation: 0 } {
  const number = revision.nextNumber++;
  revision.objects.set(number, value);
  return { type: 'ref', number, generation: 0 };
}

/**
 * The file with the revision behind it (incremental update, ISO 32000-2 §7.5.6). No earlier byte is touched; the new
 * cross-reference section is of the kind of the newest one. Also tells where each object begins.
 */
export function appendedRevision(revision: PdfRevision): { bytes: Buffer; places: Map<number, number> } {
  const { file } = revision;
  const { buffer, byteOffset, length: before } = file.bytes;
  const out: Buffer[] = [Buffer.from(buffer, byteOffset, before)];
  let length = before;
  const write = (...pieces: (Buffer | string)[]) => {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
      out.push(bytes);
      length += bytes.length;
    }
  };
  if (file.bytes.at(-1) !== 10) write('\n');
  const places = new Map<number, number>();
  for (const [number, value] of [...revision.objects].sort(([a], [b]) => a - b)) {
    places.set(number, length);
    write(`${number} ${generationOf(file, number)} obj\n`, ...writtenValue(value), '\nendobj\n');
  }
  const start = length;
  const trailer = trailerOf(revision, out);
  if (file.sections[0]!.form === 'table')
    write(writtenTable(file, places), 'trailer\n', ...writtenValue(trailer));
  else write(...writtenStream(revision, trailer, new Map(places), start));
  write(`\nstartxref\n${start}\n%%EOF\n`);
  return { bytes: Buffer.concat(out), places };
}

const generationOf = (file: PdfFile, number: number): number => {
  const entry = file.entries.get(number);
  return entry?.kind === 'placed' ? entry.generation : 0;
};

/** The trailer (§7.5.5); the second half of the identifier changes with the content (§14.4). */
function trailerOf(revision: PdfRevision, written: readonly Buffer[]): PdfDict {
  const { trailer, sections } = revision.file;
  const digest = createHash('sha256');
  for (const piece of written.slice(1)) digest.update(piece);
  const newId = pdfHex(digest.digest().subarray(0, 16));
  const [firstId] = asKind(trailer.entries.get('ID'), 'array')?.items ?? [];
  const kept = Object.fromEntries(
    ['Root', 'Info'].flatMap((key) => (trailer.entries.has(key) ? [[key, trailer.entries.get(key)!]] : [])),
  );
  return pdfDict({
    Size: revision.nextNumber,
    ...kept,
    ID: pdfArray([firstId ?? newId, newId]),
    Prev: sections[0]!.start,
  });
}

/** Runs of numbers that follow one another, as the subsections of a section want them. */
function runs(numbers: readonly number[]): number[][] {
  const found: number[][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else found.push([number]);
  }
  return found;
}

function writtenTable(file: PdfFile, places: ReadonlyMap<number, number>): string {
  const entry = (number: number) =>
    `${String(places.get(number)).padStart(10, '0')} ${String(generationOf(file, number)).padStart(5, '0')} n \n`;
  const sections = runs([...places.keys()].sort((a, b) => a - b));
  return `xref\n${sections.map((run) => `${run[0]} ${run.length}\n${run.map(entry).join('')}`).join('')}`;
}

function writtenStream(
  revision: PdfRevision,
  trailer: PdfDict,
  places: Map<number, number>,
  start: number,
): (Buffer | string)[] {
  const number = revision.nextNumber++;
  places.set(number, start);
  const numbers = [...places.keys()].sort((a, b) => a - b);
  const raw = Buffer.alloc(numbers.length * 8);
  numbers.forEach((one, index) => {
    raw.writeUInt8(1, index * 8);
    raw.writeUIntBE(places.get(one)!, index * 8 + 1, 5);
    raw.writeUInt16BE(generationOf(revision.file, one), index * 8 + 6);
  });
  const entries = new Map(trailer.entries)
    .set('Type', pdfName('XRef'))
    .set('Size', revision.nextNumber)
    .set('W', pdfArray([1, 5, 2]))
    .set('Index', pdfArray(runs(numbers).flatMap((run) => [run[0]!, run.length])));
  const stream: PdfValue = { type: 'stream', dict: { type: 'dict', entries }, raw };
  return [`${number} 0 obj\n`, ...writtenValue(stream), '\nendobj'];
}
