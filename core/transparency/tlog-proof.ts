/**
 * One file that proves offline that a leaf is in a log and who saw it there (C2SP tlog-proof v1): a detached
 * signature, kept beside what it is about as `.tlog-proof`.
 */
import { base64Of, fromBase64, fromDecimal, fromUtf8, isCount, utf8Of } from './bytes.ts';
import { parseCheckpoint, type ReadCheckpoint } from './checkpoint.ts';
import { FormatFault } from './format-fault.ts';
import { hashLength } from './merkle.ts';
import { type Note, noteLimits, parseNote, printNote } from './note.ts';

export interface TlogProof {
  /** Nobody signed it: good for what is needed to rebuild the leaf, never to be believed by itself. */
  extra?: Uint8Array;
  index: number;
  /** From the leaf's neighbour upwards. */
  hashes: readonly Uint8Array[];
  /** The note with the checkpoint and everybody's signatures. */
  note: Note;
}

export interface ReadTlogProof extends TlogProof {
  checkpoint: ReadCheckpoint;
}

const header = 'c2sp.org/tlog-proof@v1';
/** No tree is higher. */
const maxHashes = 63;

/** The bytes of a proof file. @throws FormatFault */
export function printTlogProof({ extra, index, hashes, note }: TlogProof): Uint8Array {
  if (!isCount(index)) throw new FormatFault('proof', 'index');
  if (hashes.length > maxHashes || hashes.some((hash) => hash.length !== hashLength))
    throw new FormatFault('proof', 'hashes');
  if (extra?.length === 0) throw new FormatFault('proof', 'extra data of no length');
  parseCheckpoint(note.text);
  const lines = [header, ...(extra ? [`extra ${base64Of(extra)}`] : []), `index ${index}`];
  const top = [...lines, ...hashes.map(base64Of), '', ''].join('\n');
  return utf8Of(`${top}${fromUtf8(printNote(note))}`);
}

/** A proof from the bytes of its file. Whether it proves anything is `verifyProof`'s to say. @throws FormatFault */
export function parseTlogProof(bytes: Uint8Array): ReadTlogProof {
  if (bytes.length > 2 * noteLimits.bytes) throw new FormatFault('proof', 'too long');
  const text = fromUtf8(bytes);
  if (text === undefined) throw new FormatFault('proof', 'UTF-8');
  const end = text.indexOf('\n\n');
  if (end < 0) throw new FormatFault('proof', 'no empty line before the checkpoint');
  const lines = text.slice(0, end).split('\n');
  if (lines.shift() !== header) throw new FormatFault('proof', 'first line');
  const extra = lines[0]?.startsWith('extra ') ? parseExtra(lines.shift()!) : undefined;
  const index = parseIndex(lines.shift());
  if (lines.length > maxHashes) throw new FormatFault('proof', 'too many hashes');
  const hashes = lines.map(parseHash);
  const note = parseNote(utf8Of(text.slice(end + 2)));
  return { ...(extra && { extra }), index, hashes, note, checkpoint: parseCheckpoint(note.text) };
}

function parseExtra(line: string): Uint8Array {
  const extra = fromBase64(line.slice('extra '.length));
  if (!extra || extra.length === 0) throw new FormatFault('proof', 'extra data');
  return extra;
}

function parseIndex(line: string | undefined): number {
  const index = line?.startsWith('index ') ? fromDecimal(line.slice('index '.length)) : undefined;
  if (index === undefined) throw new FormatFault('proof', 'index');
  return index;
}

function parseHash(line: string): Uint8Array {
  const hash = fromBase64(line);
  if (hash?.length !== hashLength) throw new FormatFault('proof', 'hash');
  return hash;
}
