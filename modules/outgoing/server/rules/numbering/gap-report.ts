import { type NumberEntry, type NumberState, numberStates } from './number-life.ts';

/** What a book proves of its numbers: each from 1 to the last stands in it once, and says what became of it. */
export interface GapReport {
  last: number;
  counts: Record<NumberState, number>;
  /** Numbers that were taken from the counter and have no line. */
  missing: number[];
  /** Numbers with more than one line. */
  doubled: number[];
  /** Lines above the last number of the counter. */
  beyond: number[];
  /** Voided numbers and their reasons; one without a reason is a fault. */
  voided: { sequence: number; reason: string | null }[];
  /** Reserved or kept back on an earlier day and not yet used: the registry asks what became of them. */
  waiting: { sequence: number; state: 'spare' | 'reserved' | 'signed'; takenOn: string }[];
}

/** The proof of one counter, on a day of the agency. */
export function gapReport(last: number, entries: readonly NumberEntry[], day: string): GapReport {
  const lines = new Map<number, number>();
  const counts = Object.fromEntries(numberStates.map((state) => [state, 0])) as Record<NumberState, number>;
  const report: GapReport = { last, counts, missing: [], doubled: [], beyond: [], voided: [], waiting: [] };
  for (const { sequence, state, reason, takenOn } of [...entries].sort((a, b) => a.sequence - b.sequence)) {
    counts[state] += 1;
    lines.set(sequence, (lines.get(sequence) ?? 0) + 1);
    if (state === 'void') report.voided.push({ sequence, reason });
    else if (state !== 'issued' && takenOn < day) report.waiting.push({ sequence, state, takenOn });
  }
  for (let sequence = 1; sequence <= last; sequence += 1)
    if (!lines.has(sequence)) report.missing.push(sequence);
  for (const [sequence, times] of lines) {
    if (times > 1) report.doubled.push(sequence);
    if (sequence > last || sequence < 1) report.beyond.push(sequence);
  }
  return report;
}

/** True where the book can be shown to an auditor: nothing missing, doubled or beyond, and a reason for every void. */
export function isWhole(report: GapReport): boolean {
  const { missing, doubled, beyond, voided } = report;
  const unexplained = voided.some(({ reason }) => !reason?.trim());
  return missing.length + doubled.length + beyond.length === 0 && !unexplained;
}
