import { createHash } from 'node:crypto';
import { verifyPdf } from '#modules/signatures/server/signatures.api.ts';

/** What somebody was told of a letter, by an answer that arrived. */
export interface ToldLetter {
  draftId: string;
  number: string | null;
  signed: boolean;
}

/** A letter as it stands in the database after everything. */
export interface StoredLetter {
  draftId: string;
  stage: string;
  number: string | null;
  numberState: string | null;
  /** Numbers that were ever taken for it. */
  numbersTaken: number;
  signatures: number;
  events: number;
  stepState: string;
  fileId: string | null;
  digest: Buffer | null;
}

export type LetterFault =
  | {
      kind:
        | 'signature-lost'
        | 'number-lost'
        | 'signed-twice'
        | 'numbered-twice'
        | 'half-signed'
        | 'wrong-file';
      draftId: string;
    }
  | { kind: 'gap' | 'number-given-twice'; sequence: number }
  | { kind: 'counter-astray' };

/** The lines of a counter and the last number that it gave. */
export interface StoredBook {
  last: number;
  sequences: number[];
}

/**
 * Proves what is left after programs were killed: nothing that was told is gone, every number from 1 to the last is there
 * once, and every letter is either signed, once and wholly, or not at all.
 */
export function checkLetters(
  told: readonly ToldLetter[],
  letters: readonly StoredLetter[],
  book: StoredBook,
  fileOf: (letter: StoredLetter) => Buffer | undefined,
): LetterFault[] {
  const faults: LetterFault[] = [];
  const stored = new Map(letters.map((one) => [one.draftId, one]));
  for (const { draftId, number, signed } of told) {
    const letter = stored.get(draftId);
    if (signed && letter?.stage !== 'signed') faults.push({ kind: 'signature-lost', draftId });
    if (number !== null && letter?.number !== number) faults.push({ kind: 'number-lost', draftId });
  }
  for (const letter of letters) {
    const { draftId } = letter;
    if (letter.signatures > 1) faults.push({ kind: 'signed-twice', draftId });
    if (letter.numbersTaken > 1) faults.push({ kind: 'numbered-twice', draftId });
    if (!isWhole(letter)) faults.push({ kind: 'half-signed', draftId });
    if (letter.stage === 'signed' && !isItsFile(letter, fileOf(letter)))
      faults.push({ kind: 'wrong-file', draftId });
  }
  const times = new Map<number, number>();
  for (const sequence of book.sequences) times.set(sequence, (times.get(sequence) ?? 0) + 1);
  for (let sequence = 1; sequence <= book.last; sequence += 1) {
    if (!times.has(sequence)) faults.push({ kind: 'gap', sequence });
    if ((times.get(sequence) ?? 0) > 1) faults.push({ kind: 'number-given-twice', sequence });
  }
  if (Math.max(0, ...book.sequences) !== book.last) faults.push({ kind: 'counter-astray' });
  return faults;
}

/** Signed in all of its tables, or in none of them. */
function isWhole({ stage, numberState, signatures, events, stepState, fileId }: StoredLetter): boolean {
  const signed = [
    stage === 'signed',
    numberState === 'issued',
    signatures > 0,
    events > 0,
    stepState === 'signed',
    fileId !== null,
  ];
  return (signed.every((one) => one) && events === signatures) || signed.every((one) => !one);
}

/** The bytes that were signed, with exactly the signatures that are told of. */
function isItsFile({ digest, signatures }: StoredLetter, file: Buffer | undefined): boolean {
  if (!file || !digest?.equals(createHash('sha256').update(file).digest())) return false;
  const report = verifyPdf(file, { anchors: [], now: new Date() });
  const made = report.signatures.filter(({ kind }) => kind === 'signature');
  return (
    made.length === signatures &&
    made.every(({ faults }) => faults.length === 0) &&
    report.changes.length === 0
  );
}
