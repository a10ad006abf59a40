import { addDays, type Day } from './days.ts';
import type { Dated } from './decided.ts';

export interface TakingOver<T extends Dated> {
  /** Rows that end earlier than they would have; one that ends where it starts never comes into force. */
  cut: { row: T; endsBefore: Day }[];
  /** Rows that go on after the new one: they become rows again, from that day on. */
  resumed: { row: T; startsOn: Day; endsBefore: Day | null }[];
}

/**
 * What becomes of the rows of one thing where another row counts for its time. What has begun is never changed: null
 * where that would change today or a day before.
 */
export function takeOver<T extends Dated>(rows: readonly T[], next: Dated, today: Day): TakingOver<T> | null {
  const touched = rows.filter((row) => overlaps(row, next));
  if (touched.some((row) => later(row.startsOn, next.startsOn) <= today)) return null;
  return {
    cut: touched.map((row) => ({ row, endsBefore: later(row.startsOn, next.startsOn) })),
    resumed: touched.flatMap((row) => {
      const from = next.endsBefore;
      if (from === null || (row.endsBefore !== null && row.endsBefore <= from)) return [];
      return [{ row, startsOn: from, endsBefore: row.endsBefore }];
    }),
  };
}

/** Rows that end where they start touch nothing. */
function overlaps(row: Dated, next: Dated): boolean {
  if (row.endsBefore !== null && row.endsBefore <= row.startsOn) return false;
  const nextBeginsInside = row.endsBefore === null || next.startsOn < row.endsBefore;
  return nextBeginsInside && (next.endsBefore === null || row.startsOn < next.endsBefore);
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}

/** Why a row cannot end after the last day that was chosen; null where it can. */
export function endingFault(
  row: Dated,
  lastDay: Day,
  today: Day,
): 'calendar.ended-already' | 'calendar.begun-stays' | null {
  if (!lastsBeyond(row, today)) return 'calendar.ended-already';
  if (lastDay < today) return 'calendar.begun-stays';
  return row.endsBefore !== null && endingAfter(row, lastDay) >= row.endsBefore
    ? 'calendar.ended-already'
    : null;
}

/** The day on which a row is over that ends after a last day; one that begins later never comes into force. */
export function endingAfter({ startsOn }: Dated, lastDay: Day): Day {
  return later(startsOn, addDays(lastDay, 1));
}

/** True if some day after today would be taken away by an ending. */
export function lastsBeyond({ startsOn, endsBefore }: Dated, today: Day): boolean {
  return endsBefore === null || (endsBefore > startsOn && endsBefore > addDays(today, 1));
}
