import type { BalancePart } from '../../../contract/terms.ts';
import { addDays } from '../length/calendar-days.ts';

/** Something that happens on a day. A leave takes one day of annual leave a day, from that day on. */
export type Happening =
  | { readonly on: string; readonly do: 'take'; readonly id: string; readonly days: number }
  | { readonly on: string; readonly do: 'defer'; readonly days: number }
  | { readonly on: string; readonly do: 'work-collective-leave'; readonly days: number }
  | { readonly on: string; readonly do: 'begin-long-leave' };

/** One day of annual leave, from the year that gave it. */
interface Token {
  readonly year: number;
  readonly extra: boolean;
}

export interface YearOfTokens {
  readonly year: number;
  readonly left: Record<BalancePart, number>;
  readonly uncovered: number;
  /** What became of every token of the year: for the conservation of days. */
  readonly given: number;
  readonly spent: number;
  readonly lapsed: number;
  readonly removed: number;
}

/**
 * Annual leave of a PNS with full service as a box of tokens, lived through day by day: the plain words of PP 11/2017 art.
 * 311 to 316 without the arithmetic of the balance. Written to be compared with it, so it shares nothing with it but the
 * way to the next day.
 */
export function liveThrough(from: number, to: number, happenings: readonly Happening[]): YearOfTokens[] {
  let box: Token[] = [];
  const unusedYears = new Set<number>();
  const yearsWithRight = new Set<number>();
  const deferredOf = new Map<number, number>();
  const told: YearOfTokens[] = [];

  for (let year = from; year <= to; year++) {
    let lapsed = 0;
    let removed = 0;
    let spent = 0;
    let uncovered = 0;
    // 1 January: what may stay of the years before, then the right of the year.
    const newest = box.filter((token) => token.year === year - 1);
    const mayKeep = Math.min(12, Math.min(deferredOf.get(year - 1) ?? 0, newest.length) + 6);
    const kept = newest.slice(0, mayKeep);
    const bothUnused = [year - 1, year - 2].every((one) => unusedYears.has(one) && yearsWithRight.has(one));
    const older = box.filter((token) => token.year === year - 2);
    const keptOlder = bothUnused ? older.slice(0, Math.min(6, 12 - kept.length)) : [];
    lapsed += box.length - kept.length - keptOlder.length;
    box = [...keptOlder, ...kept];
    const today = happenings.filter(({ on }) => on.startsWith(String(year)));
    const worked = today.reduce((sum, one) => sum + (one.do === 'work-collective-leave' ? one.days : 0), 0);
    for (let n = 0; n < 12 + worked; n++) box.push({ year, extra: n >= 12 });
    const given = 12 + worked;

    let onLongLeave = false;
    for (const day of daysOf(year)) {
      const ofDay = today.filter(({ on }) => on === day);
      if (ofDay.some((one) => one.do === 'begin-long-leave') && !onLongLeave) {
        onLongLeave = true;
        removed = box.filter((token) => token.year === year).length;
        box = box.filter((token) => token.year !== year);
      }
      for (const one of ofDay) {
        if (one.do === 'defer') deferredOf.set(year, (deferredOf.get(year) ?? 0) + one.days);
        if (one.do !== 'take') continue;
        for (let n = 0; n < one.days; n++) {
          // The box is kept in the order of the years, so the first token is the oldest.
          if (box.shift()) spent++;
          else uncovered++;
        }
      }
    }
    if (spent === 0) unusedYears.add(year);
    if (given > removed) yearsWithRight.add(year);
    const count = (one: number) => box.filter((token) => token.year === one).length;
    told.push({
      year,
      left: { 'n-2': count(year - 2), 'n-1': count(year - 1), n: count(year) },
      uncovered,
      given,
      spent,
      lapsed,
      removed,
    });
  }
  return told;
}

const calendars = new Map<number, readonly string[]>();

function daysOf(year: number): readonly string[] {
  const known = calendars.get(year);
  if (known) return known;
  const days: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) days.push(day);
  calendars.set(year, days);
  return days;
}
