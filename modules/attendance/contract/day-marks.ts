import type { Direction, EpochMs, Span } from './terms.ts';

/**
 * Which part of the planned hours a mark is about. Halves part at the longest break, else in the middle. Of so many minutes
 * nobody says which: they cover what is missing of the day.
 */
export type PartOfDay = 'whole' | 'first-half' | 'second-half' | Span | { minutes: number };
/** A part of which it is known when it is. */
export type PlacedPart = Exclude<PartOfDay, { minutes: number }>;

/** Whether the hours are excused, or count as work: cuti, izin, sakit; dinas luar, rapat/dinas dalam, tugas belajar. */
export const coveringMarks = {
  leave: 'excused',
  permission: 'excused',
  sick: 'excused',
  duty: 'credited',
  meeting: 'credited',
  study: 'credited',
} as const;
export type CoveringKind = keyof typeof coveringMarks;

/**
 * `reference` cites what it rests on: number of the letter of duty, of the leave, of the decision. Which kind of leave it is stands
 * with the leave, behind its rights.
 */
export interface CoveringMark {
  kind: CoveringKind;
  part: PartOfDay;
  reference: string;
}

/** What is known about a day beside its check-ins. Only what was approved is given. */
export type DayMark =
  | CoveringMark
  /** WFH, WFA: worked as planned, elsewhere (PermenPANRB 4/2025 art. 13). */
  | { kind: 'remote'; mode: 'home' | 'anywhere'; reference: string }
  /** A check-in that a superior set right. */
  | { kind: 'correction'; direction: Direction; at: EpochMs; reference: string };
