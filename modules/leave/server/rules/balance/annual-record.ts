import type { BalanceEntryKind } from '../../../contract/balances.ts';
import type { RequestState } from '../../../contract/request-terms.ts';
import type { LeaveKind } from '../../../contract/terms.ts';
import { type DayText, yearOf } from '../length/calendar-days.ts';
import { countsAsLeave } from '../request/transitions.ts';
import type { AnnualFacts } from './annual-balance.ts';
import { type AnnualYear, quietYear, type YearEnd } from './annual-year.ts';

/** A request as far as it bears on the balance. */
export interface RecordedLeave {
  readonly id: string;
  readonly kind: LeaveKind;
  readonly state: RequestState;
  readonly first: DayText;
  readonly last: DayText;
  readonly remoteDays: number;
  readonly charged: readonly { readonly year: number; readonly first: DayText; readonly days: number }[];
}

/** What personnel entered about a year. */
export interface RecordedEntry {
  readonly year: number;
  readonly kind: BalanceEntryKind;
  readonly days: number;
  readonly olderLeft: number | null;
  readonly taken: number | null;
  readonly deferred: number | null;
}

export type AnnualRecord = Pick<AnnualFacts, 'years' | 'before'>;

export interface RecordReach {
  /** The last year that is asked for. */
  readonly until: number;
  /** The first year whose leave is recorded as a whole; null where none is known to be. */
  readonly since: number | null;
  /** Counts what is only asked for as if it were granted. */
  readonly andWaiting?: boolean;
}

/**
 * The years of a person as the record tells them. What was entered as an opening balance stands for its year and all before;
 * of two for one year the later counts. Without one the record begins where the agency says; where it says nothing, nobody
 * knows what the years before left, and nothing is carried.
 */
export function annualRecord(
  leave: readonly RecordedLeave[],
  entries: readonly RecordedEntry[],
  { until, since, andWaiting = false }: RecordReach,
): AnnualRecord {
  const openings = new Map(entries.filter(({ kind }) => kind === 'opening').map((one) => [one.year, one]));
  const opened = Math.max(...openings.keys());
  const start = Number.isFinite(opened) ? opened + 1 : Math.min(until, since ?? until);
  const years = new Map<number, AnnualYear>();
  const change = (year: number, by: (known: AnnualYear) => Partial<AnnualYear>) => {
    if (year < start) return;
    const known = years.get(year) ?? quietYear(year);
    years.set(year, { ...known, ...by(known) });
  };
  for (const one of leave) {
    const counts = countsAsLeave(one.state) || (andWaiting && one.state.startsWith('awaiting-'));
    for (const { year, first, days } of one.charged) {
      if (counts) change(year, ({ taken }) => ({ taken: [...taken, { id: one.id, first, days }] }));
      if (one.state === 'deferred') change(year, ({ deferred }) => ({ deferred: deferred + days }));
    }
    if (counts && one.remoteDays > 0)
      change(yearOf(one.last), ({ remoteUsed }) => ({ remoteUsed: remoteUsed + one.remoteDays }));
    if (counts && one.kind === 'long')
      change(yearOf(one.first), ({ longLeaveFrom }) => ({
        longLeaveFrom: longLeaveFrom !== null && longLeaveFrom < one.first ? longLeaveFrom : one.first,
      }));
  }
  for (const { year, kind, days } of entries) {
    if (kind === 'adjustment') change(year, ({ adjusted }) => ({ adjusted: adjusted + days }));
    if (kind === 'collective-worked')
      change(year, ({ collectiveWorked }) => ({ collectiveWorked: collectiveWorked + days }));
  }
  if (!years.has(start)) years.set(start, quietYear(start));
  return { years: [...years.values()], before: [...openings.values()].map(endOf) };
}

function endOf({ year, days, olderLeft, taken, deferred }: RecordedEntry): YearEnd {
  const used = taken ?? 0;
  return {
    year,
    right: days + used,
    left: days,
    olderLeft: olderLeft ?? 0,
    taken: used,
    deferred: deferred ?? 0,
    advanced: 0,
  };
}
