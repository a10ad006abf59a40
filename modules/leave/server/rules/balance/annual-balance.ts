import type { BalanceLine } from '../../../contract/balance-lines.ts';
import { balanceParts } from '../../../contract/terms.ts';
import type { EmployeeFacts } from '../eligibility/employee.ts';
import { lawOn } from '../law/law-on.ts';
import { cite, type LeaveLaw } from '../law/leave-law.ts';
import type { LeaveSettings } from '../law/settings.ts';
import {
  type AnnualBalance,
  type AnnualYear,
  quietYear,
  type Spending,
  type YearEnd,
} from './annual-year.ts';
import { carriedInto } from './carry.ts';
import { line, rightOfYear } from './right-of-year.ts';
import { inOrder, spend } from './spend.ts';

/** Everything that the annual leave of a person depends on. */
export interface AnnualFacts {
  readonly employee: EmployeeFacts;
  /** In any order; years that are missing between them are quiet ones. */
  readonly years: readonly AnnualYear[];
  /** What the years before the first one left, where the office kept them on paper: at most the last two count. */
  readonly before: readonly YearEnd[];
  readonly settings: LeaveSettings;
  readonly laws?: readonly LeaveLaw[];
}

/** The balances from the first year of the facts to the last, or to `until`, each built on the one before. */
export function annualBalances(facts: AnnualFacts, until?: number): readonly AnnualBalance[] {
  const known = new Map(facts.years.map((year) => [year.year, year]));
  const numbers = [...known.keys(), ...(until === undefined ? [] : [until])];
  const ends = new Map(facts.before.map((end) => [end.year, end]));
  const balances: AnnualBalance[] = [];
  for (let year = Math.min(...numbers); year <= Math.max(...numbers); year++) {
    const balance = balanceOfYear(
      facts,
      known.get(year) ?? quietYear(year),
      ends.get(year - 1) ?? null,
      ends.get(year - 2) ?? null,
    );
    ends.set(year, balance.end);
    balances.push(balance);
  }
  return balances;
}

/**
 * The balance of one year. A year goes by the law in force on its last day, so that a right which a regulation gives
 * during the year is there for it.
 */
export function balanceOfYear(
  { employee, settings, laws }: Omit<AnnualFacts, 'years' | 'before'>,
  year: AnnualYear,
  last: YearEnd | null,
  beforeLast: YearEnd | null,
): AnnualBalance {
  const law = lawOn(`${year.year}-12-31`, employee.employment, laws);
  const right = rightOfYear(law, employee, year);
  const carried = carriedInto(law.annual, settings, employee, last, beforeLast);

  // Leave from before the right is paid first: what of it is an advance, the right repays on the day it arises.
  const owed = last?.advanced ?? 0;
  const isEarly = (first: string) => !right.arisen || first < right.from;
  const early = spend(
    {
      parts: { 'n-2': carried['n-2'], 'n-1': carried['n-1'], n: 0 },
      ownFrom: right.from,
      ownBefore: null,
      advance: Math.max(0, (law.annual.advance?.days ?? 0) - owed),
    },
    year.taken.filter(({ first }) => isEarly(first)),
  );
  const advanced = owed + sum(early.spent.map(({ advance }) => advance));
  const repaid = Math.min(advanced, right.days);
  const rest = spend(
    {
      parts: { ...early.left, n: right.days - repaid },
      ownFrom: right.from,
      ownBefore: year.longLeaveFrom,
      advance: 0,
    },
    year.taken.filter(({ first }) => !isEarly(first)),
  );
  const removed = year.longLeaveFrom === null ? 0 : rest.left.n;
  const left = { ...rest.left, n: rest.left.n - removed };
  const spent = [...early.spent, ...rest.spent];

  const lines: BalanceLine[] = [...carried.lines, ...right.lines];
  if (repaid > 0) lines.push(line('advance-deducted', 'n', -repaid, law.annual.advance?.basis ?? null));
  lines.push(...takenLines(year, spent));
  if (removed > 0)
    lines.push(
      line('removed-by-long-leave', 'n', -removed, cite('PP 11/2017', '316 (3)'), {
        on: year.longLeaveFrom ?? '',
      }),
    );
  const remoteLeft = right.arisen ? Math.max(0, law.annual.remote.days - year.remoteUsed) : 0;
  if (right.arisen) lines.push(remoteLine(law, year, remoteLeft));

  return {
    year: year.year,
    left,
    total: sum(Object.values(left)),
    remoteLeft,
    lines,
    spent,
    end: {
      year: year.year,
      right: right.days - repaid - removed,
      left: left.n,
      olderLeft: left['n-1'],
      taken: sum(spent.map(({ from, advance }) => advance + sum(Object.values(from)))),
      deferred: year.deferred,
      advanced: advanced - repaid,
    },
  };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);

/** A line for each leave and each part that paid for it, in the order of the days. */
function takenLines(year: AnnualYear, spent: readonly Spending[]): BalanceLine[] {
  return inOrder(year.taken).flatMap(({ id, first }) =>
    spent
      .filter((one) => one.id === id)
      .flatMap(({ from }) =>
        balanceParts
          .filter((part) => from[part] > 0)
          .map((part) => line('taken', part, -from[part], null, { id, first })),
      ),
  );
}

/**
 * Calendar days for a remote place. They are read as belonging to the right of the year, not to each leave of it; the
 * words (PP 11/2017 art. 312) allow both.
 */
function remoteLine(law: LeaveLaw, year: AnnualYear, left: number): BalanceLine {
  const { days, basis } = law.annual.remote;
  return {
    code: 'remote-place',
    part: 'n',
    amount: left,
    unit: 'calendar-day',
    basis,
    params: { most: days, used: year.remoteUsed },
  };
}
