import type { BalancePart } from '../../../contract/terms.ts';
import { balanceParts } from '../../../contract/terms.ts';
import { type AnnualFacts, annualBalances } from './annual-balance.ts';
import { type AnnualYear, quietYear, type Taking } from './annual-year.ts';

/** What a change of one leave does to the balance of the year in which it is made. */
export interface GivenBack {
  /** Days that the leave no longer costs; below 0 where it costs more. */
  readonly days: number;
  /** How each part of the balance of `year` changes. */
  readonly parts: Readonly<Record<BalancePart, number>>;
  /** Days that come back and are no use: too late to be carried, or taken by the long leave of the year. */
  readonly lapsed: number;
}

/** The facts with other days for one request: none of a cancelled one, fewer of one that ended early. */
export function withTakings(facts: AnnualFacts, id: string, takings: readonly AnnualTaking[]): AnnualFacts {
  const numbers = new Set([...facts.years.map(({ year }) => year), ...takings.map(({ year }) => year)]);
  const years = [...numbers].map((number): AnnualYear => {
    const year = facts.years.find(({ year }) => year === number);
    const others = year?.taken.filter((taking) => taking.id !== id) ?? [];
    const own = takings
      .filter((taking) => taking.year === number && taking.days > 0)
      .map(({ first, days }): Taking => ({ id, first, days }));
    return {
      ...(year ?? quietYear(number)),
      taken: [...others, ...own],
    };
  });
  return { ...facts, years };
}

/** What a request costs in one year, as `chargedDays` counts it. */
export interface AnnualTaking {
  readonly year: number;
  readonly first: string;
  readonly days: number;
}

/**
 * What a change, a cancellation or an early return gives back, seen from `year`. The balance is built anew as if the leave
 * had always been what it is now, so other leave moves to the oldest part that is free, and what comes back to a year that
 * is over goes on only as far as that year may be carried.
 */
export function givesBack(
  facts: AnnualFacts,
  id: string,
  kept: readonly AnnualTaking[],
  year: number,
): GivenBack {
  const changed = withTakings(facts, id, kept);
  const before = annualBalances(facts, year).find((balance) => balance.year === year);
  const after = annualBalances(changed, year).find((balance) => balance.year === year);
  const parts = Object.fromEntries(
    balanceParts.map((part) => [part, (after?.left[part] ?? 0) - (before?.left[part] ?? 0)]),
  ) as Record<BalancePart, number>;
  const now = balanceParts.reduce((sum, part) => sum + parts[part], 0);
  const until = (last: number) => costOf(facts, id, last) - costOf(changed, id, last);
  return { days: until(Number.POSITIVE_INFINITY), parts, lapsed: Math.max(0, until(year) - now) };
}

/** Days of a request in all years up to a last one. */
function costOf(facts: AnnualFacts, id: string, last: number): number {
  return facts.years
    .filter(({ year }) => year <= last)
    .flatMap(({ taken }) => taken)
    .filter((taking) => taking.id === id)
    .reduce((sum, { days }) => sum + days, 0);
}
