/** Signed notes: a text and the lines of those who signed it (C2SP signed-note v1.0.0). */
import { base64Of, concatBytes, fromBase64, fromUtf8, hexOf, utf8Of } from './bytes.ts';
import { FormatFault } from './format-fault.ts';
import { isKeyName } from './verifier-key.ts';

export interface NoteSignature {
  name: string;
  /** 8 lowercase hex digits. */
  keyId: string;
  /** What the key made, without its id; at least one byte. */
  signature: Uint8Array;
}

export interface Note {
  /** With its final newline. Nothing in it is true before a signature was checked. */
  text: string;
  signatures: readonly NoteSignature[];
}

/** What is read at most; the specification asks for at least 16 signatures, of up to 5 kB each. */
export const noteLimits = { bytes: 1_000_000, signatures: 100 } as const;

const dash = '— ';

/** A note from its bytes. @throws FormatFault */
export function parseNote(message: Uint8Array): Note {
  if (message.length > noteLimits.bytes) throw new FormatFault('note', 'too long');
  const whole = fromUtf8(message);
  if (whole === undefined) throw new FormatFault('note', 'UTF-8');
  if (hasControls(whole)) throw new FormatFault('note', 'control characters');
  // The text may hold empty lines: the last one ends it.
  const end = whole.lastIndexOf('\n\n');
  if (end < 0) throw new FormatFault('note', 'no empty line before the signatures');
  return { text: whole.slice(0, end + 1), signatures: parseSignatureLines(whole.slice(end + 2)) };
}

/** The bytes of a note. @throws FormatFault when it could not be read again as the same */
export function printNote({ text, signatures }: Note): Uint8Array {
  if (!text.endsWith('\n') || hasControls(text) || /\p{Surrogate}/u.test(text))
    throw new FormatFault('note', 'text');
  return utf8Of(`${text}\n${printSignatureLines(signatures)}`);
}

/** The note with further signatures; one that is there of the same key gives way. */
export function withSignatures(note: Note, further: readonly NoteSignature[]): Note {
  const replaced = ({ name, keyId }: NoteSignature) =>
    further.some((other) => other.name === name && other.keyId === keyId);
  return { text: note.text, signatures: [...note.signatures.filter((one) => !replaced(one)), ...further] };
}

/** One or more signature lines, as they end a note or are answered by a witness. @throws FormatFault */
export function parseSignatureLines(lines: string): NoteSignature[] {
  if (!lines.endsWith('\n')) throw new FormatFault('note', 'no newline at the end of the signatures');
  const all = lines.slice(0, -1).split('\n');
  if (all.length > noteLimits.signatures) throw new FormatFault('note', 'too many signatures');
  return all.map(parseSignatureLine);
}

/** @throws FormatFault for none, and for names that cannot stand in a line */
export function printSignatureLines(signatures: readonly NoteSignature[]): string {
  if (signatures.length === 0) throw new FormatFault('note', 'no signature');
  if (signatures.length > noteLimits.signatures) throw new FormatFault('note', 'too many signatures');
  return signatures.map(printSignatureLine).join('');
}

function parseSignatureLine(line: string): NoteSignature {
  const [name, base64, ...more] = line.startsWith(dash) ? line.slice(dash.length).split(' ') : [];
  if (name === undefined || base64 === undefined || more.length > 0)
    throw new FormatFault('note', 'signature line');
  const bytes = fromBase64(base64);
  if (!isKeyName(name)) throw new FormatFault('note', 'name of a signature');
  if (!bytes || bytes.length < 5) throw new FormatFault('note', 'bytes of a signature');
  return { name, keyId: hexOf(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

function printSignatureLine({ name, keyId, signature }: NoteSignature): string {
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(keyId) || signature.length === 0)
    throw new FormatFault('note', 'signature line');
  const id = Uint8Array.from(keyId.match(/../g)!, (byte) => Number.parseInt(byte, 16));
  return `${dash}${name} ${base64Of(concatBytes(id, signature))}\n`;
}

/** ASCII control characters other than the newline. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}
