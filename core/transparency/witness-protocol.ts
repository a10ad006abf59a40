/** What a log and its witnesses say to each other (C2SP tlog-witness v1.0.0), as bytes. */
import { base64Of, fromBase64, fromDecimal, fromUtf8, hexOf, isCount, utf8Of } from './bytes.ts';
import { parseCheckpoint, type ReadCheckpoint } from './checkpoint.ts';
import type { Hashing } from './crypto.ts';
import { FormatFault } from './format-fault.ts';
import { hashLength } from './merkle.ts';
import {
  type Note,
  type NoteSignature,
  noteLimits,
  parseNote,
  parseSignatureLines,
  printNote,
  printSignatureLines,
} from './note.ts';

/** `POST <submission prefix>/add-checkpoint`: the log asks a witness to cosign. */
export interface AddCheckpoint {
  /** The size that the witness cosigned last, as far as the log knows; 0 for none. */
  oldSize: number;
  /** That the checkpoint's tree begins with the tree of the old size; at most 63 hashes. */
  proof: readonly Uint8Array[];
  note: Note;
}

export interface ReadAddCheckpoint extends AddCheckpoint {
  checkpoint: ReadCheckpoint;
}

/** What the witness answers. */
export type AddCheckpointAnswer =
  | { status: 200; cosignatures: readonly NoteSignature[] }
  /** The old size is not what the witness cosigned last; this is. */
  | { status: 409; size: number }
  | { status: 400 | 403 | 404 | 422 };

export interface HttpAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** The type of the body that tells a witness's last size. */
export const sizeType = 'text/x.tlog.size';
const textType = 'text/plain; charset=utf-8';
const maxHashes = 63;

/** The body of a request. @throws FormatFault */
export function printAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): Uint8Array {
  if (!isCount(oldSize)) throw new FormatFault('add-checkpoint', 'old size');
  if (proof.length > maxHashes || proof.some((hash) => hash.length !== hashLength))
    throw new FormatFault('add-checkpoint', 'proof');
  parseCheckpoint(note.text);
  const top = [`old ${oldSize}`, ...proof.map(base64Of), '', ''].join('\n');
  return utf8Of(`${top}${fromUtf8(printNote(note))}`);
}

/** A request from its body. @throws FormatFault: the answer is 400 */
export function parseAddCheckpoint(body: Uint8Array): ReadAddCheckpoint {
  if (body.length > noteLimits.bytes) throw new FormatFault('add-checkpoint', 'too long');
  const text = fromUtf8(body);
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || end < 0) throw new FormatFault('add-checkpoint', 'UTF-8 with an empty line');
  const [first, ...lines] = text.slice(0, end).split('\n');
  const oldSize = first?.startsWith('old ') ? fromDecimal(first.slice('old '.length)) : undefined;
  if (oldSize === undefined) throw new FormatFault('add-checkpoint', 'old size');
  if (lines.length > maxHashes) throw new FormatFault('add-checkpoint', 'too many hashes');
  const proof = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== hashLength) throw new FormatFault('add-checkpoint', 'hash');
    return hash;
  });
  const note = parseNote(utf8Of(text.slice(end + 2)));
  return { oldSize, proof, note, checkpoint: parseCheckpoint(note.text) };
}

/** An answer as it goes over HTTP. */
export function printAddCheckpointAnswer(answer: AddCheckpointAnswer): HttpAnswer {
  const { status } = answer;
  if (status === 200)
    return { status, contentType: textType, body: printSignatureLines(answer.cosignatures) };
  if (status === 409) return { status, contentType: sizeType, body: `${answer.size}\n` };
  return { status, contentType: textType, body: '' };
}

/**
 * An answer as it came. Its cosignatures are not checked: open them as the signatures of the note that was sent, with
 * the keys of the witnesses. @throws FormatFault for an answer that the protocol does not know
 */
export function parseAddCheckpointAnswer({ status, contentType, body }: HttpAnswer): AddCheckpointAnswer {
  if (status === 200) return { status, cosignatures: parseSignatureLines(body) };
  if (status === 400 || status === 403 || status === 404 || status === 422) return { status };
  if (status !== 409 || contentType.split(';')[0]!.trim() !== sizeType || !body.endsWith('\n'))
    throw new FormatFault('add-checkpoint', 'answer');
  const size = fromDecimal(body.slice(0, -1));
  if (size === undefined) throw new FormatFault('add-checkpoint', 'size in the answer');
  return { status, size };
}

/** `<origin hash>/checkpoint`, under a witness's monitoring prefix: what it cosigned last of that log. */
export async function monitoringPath(sha256: Hashing, origin: string): Promise<string> {
  return `${hexOf(await sha256(utf8Of(origin)))}/checkpoint`;
}
