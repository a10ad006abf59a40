import type { BalanceLine } from '../../../contract/balance-lines.ts';
import type { BalancePart } from '../../../contract/terms.ts';
import type { DayText } from '../length/calendar-days.ts';

/** Annual leave of one request within one year. A request that goes over New Year has one in each. */
export interface Taking {
  readonly id: string;
  /** Its first day in this year. */
  readonly first: DayText;
  /** Working days; halves and eighths where the agency allows them. */
  readonly days: number;
}

/** What happened in a year, as far as annual leave goes. */
export interface AnnualYear {
  readonly year: number;
  /** What was taken and what is granted for days to come; cancelled and refused leave is left out. */
  readonly taken: readonly Taking[];
  /** Days of collective leave on which the person had to work. */
  readonly collectiveWorked: number;
  /** Days that personnel gave with a reason; below 0 taken away. */
  readonly adjusted: number;
  /** Days that were asked for and deferred by the official to next year. */
  readonly deferred: number;
  /** First day of a long leave that began in the year. One that goes over New Year counts in the year of its first day. */
  readonly longLeaveFrom: DayText | null;
  /** Calendar days used up of those that a remote place adds. */
  readonly remoteUsed: number;
}

/** What a year leaves to the years after. */
export interface YearEnd {
  readonly year: number;
  /** Right of the year itself, after long leave and advances. */
  readonly right: number;
  /** What is left of it. */
  readonly left: number;
  /** What is left of the part that came from the year before. */
  readonly olderLeft: number;
  /** All annual leave of the year, from whichever part. */
  readonly taken: number;
  readonly deferred: number;
  /** Taken before the first right arose and not yet deducted. */
  readonly advanced: number;
}

/** From which parts a leave was paid. */
export interface Spending {
  readonly id: string;
  readonly from: Readonly<Record<BalancePart, number>>;
  /** Taken as an advance, before the year of service was full. */
  readonly advance: number;
  /** Days for which there was nothing: more than 0 only where the record contradicts itself. */
  readonly uncovered: number;
}

/** The balance of a year, section V of the form, with how it came about. */
export interface AnnualBalance {
  readonly year: number;
  readonly left: Readonly<Record<BalancePart, number>>;
  readonly total: number;
  /** Calendar days that leave in a remote place may still be longer this year. */
  readonly remoteLeft: number;
  readonly lines: readonly BalanceLine[];
  readonly spent: readonly Spending[];
  readonly end: YearEnd;
}

/** A year in which nothing happened. */
export function quietYear(year: number): AnnualYear {
  return {
    year,
    taken: [],
    collectiveWorked: 0,
    adjusted: 0,
    deferred: 0,
    longLeaveFrom: null,
    remoteUsed: 0,
  };
}
