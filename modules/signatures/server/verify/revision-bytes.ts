import { sectionEntries } from '../pdf/open-pdf.ts';
import { objectOf, type PdfFile, placedObject } from '../pdf/pdf-file.ts';
import { isSpace } from '../pdf/pdf-reader.ts';
import { asKind, PdfFault, type PdfValue } from '../pdf/pdf-value.ts';
import type { Revision } from './revisions.ts';
import type { ChangedPart } from './verification.ts';

/** Numbers whose place in the file is another one than in the revision before, packed ones with that of their stream. */
export function movedObjects(before: PdfFile, after: PdfFile): number[] {
  const numbers = new Set([...before.entries.keys(), ...after.entries.keys()]);
  return [...numbers].filter((number) => placeKey(before, number) !== placeKey(after, number));
}

function placeKey(file: PdfFile, number: number): string {
  const entry = file.entries.get(number);
  if (!entry || entry.kind === 'free') return 'free';
  if (entry.kind === 'placed') return `${entry.offset} ${entry.generation}`;
  const stream = file.entries.get(entry.container);
  return `${stream?.kind === 'placed' ? stream.offset : '?'} in ${entry.index}`;
}

/**
 * Accounts for every byte that a revision added: the objects that its own section lists, the section, its trailer and
 * mark, whitespace between them. Whatever else stands there is hidden from us and may be found by another reader.
 */
export function unaccountedBytes(revision: Revision): ChangedPart[] {
  const { file, start, end } = revision;
  const spans: [start: number, end: number][] = [];
  const faults = new Set<ChangedPart>();
  const sections = file.sections.filter((one) => one.start >= start);
  if (sections.length !== 1) faults.add('file-structure');
  for (const section of sections) {
    if (section.hybrid) faults.add('file-structure');
    spans.push([section.start, section.end]);
    for (const [number, entry] of sectionEntries(section)) {
      if (entry.kind !== 'placed' || number === section.number) continue;
      if (entry.offset < start) faults.add('file-structure');
      else spans.push([entry.offset, placedObject(file, number)?.end ?? entry.offset]);
    }
  }
  spans.sort(([a], [b]) => a - b);
  let at = start;
  for (const [from, to] of spans) {
    if (from < at || !isBlank(file.bytes, at, from)) faults.add('hidden-bytes');
    at = Math.max(at, to);
  }
  const mark = /^\s*startxref\s+\d+\s+%%EOF$/;
  if (!mark.test(Buffer.from(file.bytes.subarray(at, end)).toString('latin1'))) faults.add('hidden-bytes');
  return [...faults];
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(bytes[at])) return false;
  return true;
}

/** How often each object number is referred to, from anywhere in the file, also where there is no such object yet. */
export function referenceCounts(file: PdfFile): Map<number, number> {
  const counts = new Map<number, number>();
  const open: PdfValue[] = file.sections.map(({ trailer }) => trailer);
  for (const [number, entry] of file.entries)
    if (entry.kind !== 'free') open.push(readableObject(file, number));
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === null || typeof value !== 'object') continue;
    if (value.type === 'ref') counts.set(value.number, (counts.get(value.number) ?? 0) + 1);
    else if (value.type === 'array') for (const item of value.items) open.push(item);
    else if (value.type !== 'name' && value.type !== 'string')
      for (const item of (asKind(value, 'stream')?.dict ?? asKind(value, 'dict')!).entries.values())
        open.push(item);
  }
  return counts;
}

/** An object that cannot be read refers to nothing; if it is needed, reading it will fail there. */
export function readableObject(file: PdfFile, number: number): PdfValue {
  try {
    return objectOf(file, number);
  } catch (error) {
    if (error instanceof PdfFault) return null;
    throw error;
  }
}
