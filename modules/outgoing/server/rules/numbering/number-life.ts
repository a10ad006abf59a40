/** Where a number of a book stands. None of them ever becomes free again. */
export const numberStates = ['spare', 'reserved', 'signed', 'issued', 'void'] as const;
export type NumberState = (typeof numberStates)[number];

/** A line of the book of numbers. Days are those of the agency, `2026-11-21`. */
export interface NumberEntry {
  readonly sequence: number;
  readonly year: number;
  readonly state: NumberState;
  /** The day on which it was taken from the counter; the register shows it beside the day of the letter. */
  readonly takenOn: string;
  readonly letterId: string | null;
  /** The day that the letter bears; null until it is printed. */
  readonly letterDay: string | null;
  /** Why it was kept back, used late or voided. */
  readonly reason: string | null;
  readonly approvedBy: string | null;
}

/** Leave to keep numbers back or to use one on a later day: never without a reason and somebody who answers for it. */
export interface Leave {
  reason: string;
  approvedBy: string;
}

export type NumberRefusal =
  | 'outgoing.number-not-spare'
  | 'outgoing.number-not-reserved'
  | 'outgoing.number-of-another-letter'
  | 'outgoing.number-of-another-year'
  | 'outgoing.number-settled'
  | 'outgoing.number-printed-for-another-day'
  | 'outgoing.number-needs-reason'
  | 'outgoing.number-needs-approval';
export type Outcome =
  | { entry: NumberEntry; refused?: undefined }
  | { refused: NumberRefusal; entry?: undefined };

const yearOf = (day: string) => Number(day.slice(0, 4));
const isBlank = (text: string) => text.trim() === '';

/** A number that a letter takes as it comes from the counter; it is printed on the letter before the signature. */
export function reserved(sequence: number, day: string, letterId: string): NumberEntry {
  return {
    sequence,
    year: yearOf(day),
    state: 'reserved',
    takenOn: day,
    letterId,
    letterDay: day,
    reason: null,
    approvedBy: null,
  };
}

/** A number that is kept back (nomor cadangan): for a signature on paper, or for days without a network. */
export function keptBack(sequence: number, day: string, leave: Leave): Outcome {
  const refused = leaveRefused(leave);
  if (refused) return { refused };
  return {
    entry: { ...reserved(sequence, day, ''), ...leave, state: 'spare', letterId: null, letterDay: null },
  };
}

/**
 * A number kept back that a letter uses. The letter bears the day on which it is signed, never that of the number; on any
 * other day than its own the number asks for a reason and an approver, and in another year it cannot be used.
 */
export function assigned(entry: NumberEntry, letterId: string, day: string, leave: Leave | null): Outcome {
  if (entry.state !== 'spare') return { refused: 'outgoing.number-not-spare' };
  if (entry.year !== yearOf(day)) return { refused: 'outgoing.number-of-another-year' };
  if (day !== entry.takenOn) {
    const refused = leave ? leaveRefused(leave) : 'outgoing.number-needs-approval';
    if (refused) return { refused };
  }
  return {
    entry: {
      ...entry,
      ...(day === entry.takenOn ? null : leave),
      state: 'reserved',
      letterId,
      letterDay: day,
    },
  };
}

/** What a reserved number needs before the letter can be signed on a day. */
export function needBeforeSigning(
  entry: NumberEntry,
  day: string,
): 'nothing' | 'print-again' | 'number-again' {
  if (entry.year !== yearOf(day)) return 'number-again';
  return entry.letterDay === day ? 'nothing' : 'print-again';
}

/** The letter was printed once more for another day of the same year: the number stays, its text may have another month. */
export function printedAgain(entry: NumberEntry, letterId: string, day: string): Outcome {
  const refused = reservedRefused(entry, letterId);
  if (refused) return { refused };
  if (entry.year !== yearOf(day)) return { refused: 'outgoing.number-of-another-year' };
  return { entry: { ...entry, letterDay: day } };
}

/** The first signature stands on the letter: from now on nothing on it changes. */
export function signed(entry: NumberEntry, letterId: string, day: string): Outcome {
  const refused = reservedRefused(entry, letterId);
  if (refused) return { refused };
  if (entry.year !== yearOf(day)) return { refused: 'outgoing.number-of-another-year' };
  if (entry.letterDay !== day) return { refused: 'outgoing.number-printed-for-another-day' };
  return { entry: { ...entry, state: 'signed' } };
}

/** Every signature is there and the letter is kept: the number is issued for good. */
export function issued(entry: NumberEntry, letterId: string): Outcome {
  if (entry.state !== 'signed') return { refused: 'outgoing.number-not-reserved' };
  if (entry.letterId !== letterId) return { refused: 'outgoing.number-of-another-letter' };
  return { entry: { ...entry, state: 'issued' } };
}

/**
 * A number that no letter will bear any more: it stays in the book with its reason and is never given again. A letter that
 * was issued is withdrawn by another letter, not by its number.
 */
export function voided(entry: NumberEntry, reason: string): Outcome {
  if (entry.state === 'issued' || entry.state === 'void') return { refused: 'outgoing.number-settled' };
  if (isBlank(reason)) return { refused: 'outgoing.number-needs-reason' };
  return { entry: { ...entry, state: 'void', reason } };
}

function reservedRefused(entry: NumberEntry, letterId: string): NumberRefusal | null {
  if (entry.state !== 'reserved') return 'outgoing.number-not-reserved';
  return entry.letterId === letterId ? null : 'outgoing.number-of-another-letter';
}

function leaveRefused(leave: Leave): NumberRefusal | null {
  if (isBlank(leave.reason)) return 'outgoing.number-needs-reason';
  return isBlank(leave.approvedBy) ? 'outgoing.number-needs-approval' : null;
}
