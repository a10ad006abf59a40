import { timeOfCosignature, verifySignature } from './cosignature.ts';
import type { Checking } from './crypto.ts';
import type { Note, NoteSignature } from './note.ts';
import { keyTypes, type VerifierKey } from './verifier-key.ts';

/** A signature that was checked and holds. */
export interface HeldSignature {
  key: VerifierKey;
  line: NoteSignature;
  /** Of cosignatures: seconds since 1970. */
  time?: number;
}

export type OpenedNote =
  | { outcome: 'signed'; signatures: readonly HeldSignature[] }
  /** No line is of a key that was given. */
  | { outcome: 'unknown' }
  /** A line carries name and id of a known key and does not hold: the whole note is refused. */
  | { outcome: 'forged'; key: VerifierKey };

/**
 * Who of the known keys signed the note. Lines of others are ignored, also when they share a name or an id (not both)
 * with a known key; every line of a known key must hold, repeated ones too.
 */
export async function openNote(
  checking: Checking,
  note: Note,
  keys: readonly VerifierKey[],
): Promise<OpenedNote> {
  const signatures: HeldSignature[] = [];
  for (const line of note.signatures) {
    // Two keys with one name and one id are possible, if somebody made them so: then the line must hold for both.
    for (const key of keys.filter((known) => known.name === line.name && known.id === line.keyId)) {
      if (!(await verifySignature(checking, key, note.text, line.signature)))
        return { outcome: 'forged', key };
      const time = key.type === keyTypes.cosignature ? timeOfCosignature(line.signature) : undefined;
      signatures.push({ key, line, ...(time !== undefined && { time }) });
    }
  }
  return signatures.length === 0 ? { outcome: 'unknown' } : { outcome: 'signed', signatures };
}
