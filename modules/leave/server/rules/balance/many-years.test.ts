import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lawOn } from '../law/law-on.ts';
import { usualSettings } from '../law/settings.ts';
import { addDays } from '../length/calendar-days.ts';
import { type Happening, liveThrough } from '../testing/day-by-day.ts';
import { employee, year as someYear } from '../testing/samples.ts';
import { type AnnualFacts, annualBalances } from './annual-balance.ts';
import type { AnnualYear } from './annual-year.ts';
import { givesBack } from './give-back.ts';

const from = 2021;
const to = 2030;

const happening = fc.record({
  offset: fc.integer({ min: 0, max: (to - from + 1) * 365 }),
  what: fc.constantFrom('take', 'take', 'take', 'take', 'defer', 'work-collective-leave', 'begin-long-leave'),
  days: fc.integer({ min: 1, max: 9 }),
});

/** Many years of taking, deferring and working through collective leave; long leave at most once a year. */
const lives = fc.array(happening, { maxLength: 40 }).map((ones) => {
  const longLeaveIn = new Set<string>();
  return ones.flatMap(({ offset, what, days }, index): Happening[] => {
    const on = addDays(`${from}-01-01`, offset);
    if (what === 'take') return [{ on, do: 'take', id: String(index).padStart(3, '0'), days }];
    if (what === 'defer') return [{ on, do: 'defer', days }];
    if (what === 'work-collective-leave') return [{ on, do: what, days: Math.min(days, 4) }];
    // Long leave is rare: every second draw of it.
    if (longLeaveIn.has(on.slice(0, 4)) || index % 2 === 0) return [];
    longLeaveIn.add(on.slice(0, 4));
    return [{ on, do: 'begin-long-leave' }];
  });
});

function factsOf(life: readonly Happening[]): AnnualFacts {
  const years = Array.from({ length: to - from + 1 }, (_, n): AnnualYear => {
    const ofYear = life.filter(({ on }) => on.startsWith(String(from + n)));
    const sumOf = (act: 'defer' | 'work-collective-leave') =>
      ofYear.reduce((sum, one) => sum + (one.do === act ? one.days : 0), 0);
    return someYear(from + n, {
      taken: ofYear.flatMap((one) =>
        one.do === 'take' ? [{ id: one.id, first: one.on, days: one.days }] : [],
      ),
      deferred: sumOf('defer'),
      collectiveWorked: sumOf('work-collective-leave'),
      adjusted: 0,
      longLeaveFrom: ofYear.find((one) => one.do === 'begin-long-leave')?.on ?? null,
    });
  });
  return { employee: employee({ serviceSince: '2010-01-01' }), years, before: [], settings: usualSettings };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);

describe('over many years of random leave', () => {
  test('the balance is what living through every day comes to', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const lived = liveThrough(from, to, life);
        expect(
          annualBalances(factsOf(life)).map(({ year, left, spent }) => ({
            year,
            left,
            uncovered: sum(spent.map((one) => one.uncovered)),
          })),
        ).toEqual(lived.map(({ year, left, uncovered }) => ({ year, left, uncovered })));
      }),
      { numRuns: 300 },
    );
  });

  test('in that life no day appears from nowhere and none is lost', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const lived = liveThrough(from, to, life);
        const left = Object.values(lived.at(-1)!.left);
        expect(sum(lived.map(({ given }) => given))).toBe(
          sum(lived.map(({ spent, lapsed, removed }) => spent + lapsed + removed)) + sum(left),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('nothing is below zero, above the caps, or paid by a newer part while an older one is there', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const facts = factsOf(life);
        for (const [index, balance] of annualBalances(facts).entries()) {
          const { left, lines, spent } = balance;
          expect(Object.values(left).every((days) => days >= 0)).toBe(true);
          const carried = sum(
            lines.filter(({ part, amount }) => part !== 'n' && amount > 0).map(({ amount }) => amount),
          );
          const reasons = lines.map(({ code }) => code);
          const most = reasons.includes('carried-two-years') || reasons.includes('carried-deferred') ? 12 : 6;
          expect(carried).toBeLessThanOrEqual(most);
          expect(balance.total).toBeLessThanOrEqual(24 + (facts.years[index]?.collectiveWorked ?? 0));
          spent.forEach((one, place) => {
            const rest = spent.slice(place + 1);
            if (one.from.n > 0) expect(sum(rest.map((next) => next.from['n-2'] + next.from['n-1']))).toBe(0);
            if (one.from['n-1'] > 0) expect(sum(rest.map((next) => next.from['n-2']))).toBe(0);
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the lines of each part add up to what is left of it', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { left, lines } of annualBalances(factsOf(life)))
          for (const part of ['n-2', 'n-1', 'n'] as const)
            expect(
              sum(
                lines
                  .filter((one) => one.part === part && one.unit === 'working-day')
                  .map(({ amount }) => amount),
              ),
            ).toBe(left[part]);
      }),
      { numRuns: 150 },
    );
  });

  test('a leave that is cancelled leaves the balance as if it had never been', () => {
    fc.assert(
      fc.property(lives, fc.nat(), (life, pick) => {
        const takings = life.filter((one) => one.do === 'take');
        const one = takings[pick % Math.max(1, takings.length)];
        if (!one) return;
        const year = Number(one.on.slice(0, 4));
        const before = liveThrough(from, year, life).at(-1)!;
        const without = liveThrough(
          from,
          year,
          life.filter((other) => other !== one),
        ).at(-1)!;
        const back = givesBack(factsOf(life), one.id, [], year);
        expect(back.days).toBe(one.days);
        // What does not come back was removed by long leave, or never paid.
        expect(back.lapsed).toBe(without.removed - before.removed + before.uncovered - without.uncovered);
        for (const part of ['n-2', 'n-1', 'n'] as const)
          expect(back.parts[part]).toBe(without.left[part] - before.left[part]);
      }),
      { numRuns: 150 },
    );
  });

  test('a planted fault is seen: a carry of seven', () => {
    const life: Happening[] = [{ on: `${from}-03-01`, do: 'take', id: 'a', days: 3 }];
    const laws = [lawWithCarry(19)];
    const balances = annualBalances({ ...factsOf(life), laws });
    expect(balances[1]?.left).not.toEqual(liveThrough(from, to, life)[1]?.left);
  });
});

function lawWithCarry(total: number) {
  const law = lawOn(`${from}-12-31`, 'pns');
  return { ...law, annual: { ...law.annual, carry: { ...law.annual.carry!, total } } };
}
