import { sameBytes, utf8Of } from '#core/transparency/bytes.ts';
import { parseCheckpoint, printCheckpoint } from '#core/transparency/checkpoint.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { nodeChecking, sha256 } from '#core/transparency/node/node-crypto.ts';
import { type Note, parseNote, parseSignatureLines } from '#core/transparency/note.ts';
import { openNote } from '#core/transparency/open-note.ts';
import { parseVerifierKey, type VerifierKey } from '#core/transparency/verifier-key.ts';
import type { LogName } from '../../contract/terms.ts';
import type { CheckpointRow, LogRow } from '../logs.queries.ts';
import type { CosignedRow } from './checks.queries.ts';
import type { Finding, FindingCode } from './findings.ts';

/** What is wrong with the note of a checkpoint: it says what its row says, and the log signed it. */
export async function checkNote(
  { stream, origin }: Pick<LogRow, 'stream' | 'origin'>,
  keys: readonly VerifierKey[],
  { size, root, note }: Pick<CheckpointRow, 'size' | 'root' | 'note'>,
): Promise<Finding[]> {
  if (!note) return [];
  const record = `${stream} size ${size}`;
  const parsed = readNote(note);
  if (!parsed) return [{ invariant: 'I4', finding: 'note-forged', record }];
  const says = parsed.text === printCheckpoint({ origin, size, root });
  const opened = await openNote(nodeChecking, parsed, keys);
  const findings: Finding[] = [];
  if (!says) findings.push({ invariant: 'I6', finding: 'note-says-otherwise', record });
  if (opened.outcome !== 'signed') findings.push({ invariant: 'I4', finding: 'note-forged', record });
  return findings;
}

/** Cosignatures that do not hold over the checkpoint they stand beside. */
export async function checkCosignature(
  { stream, origin }: Pick<LogRow, 'stream' | 'origin'>,
  root: Uint8Array,
  { size, line, vkey }: CosignedRow,
): Promise<Finding[]> {
  const text = printCheckpoint({ origin, size, root });
  const opened = await openNote(nodeChecking, { text, signatures: parseSignatureLines(line) }, [
    await parseVerifierKey(sha256, vkey),
  ]);
  return opened.outcome === 'signed'
    ? []
    : [{ invariant: 'I7', finding: 'cosignature-forged', record: `${stream} size ${size}` }];
}

/** What a witness cosigned last of a log. */
export interface WitnessHead {
  witness: string;
  size: number;
  root: Uint8Array;
}

/** What the witnesses of a log said, and how many were asked and answered. */
export interface WitnessHeads {
  asked: number;
  answered: number;
  heads: readonly WitnessHead[];
}

/** Whether a witness saw a tree that we do not know. @param rootAt the root of a size of our tree, at most `size` */
export async function checkWitness(
  stream: LogName,
  size: number,
  head: WitnessHead,
  rootAt: (size: number) => Promise<Uint8Array>,
): Promise<Finding[]> {
  const found = (finding: FindingCode): Finding[] => [
    { invariant: 'I7', finding, record: `${stream} size ${head.size}` },
  ];
  if (head.size > size) return found('witness-ahead');
  if (head.size === 0) return [];
  return sameBytes(await rootAt(head.size), head.root) ? [] : found('witness-saw-other');
}

function readNote(text: string): Note | undefined {
  try {
    const note = parseNote(utf8Of(text));
    parseCheckpoint(note.text);
    return note;
  } catch (error) {
    if (error instanceof FormatFault) return undefined;
    throw error;
  }
}
