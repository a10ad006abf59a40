import { describe, expect, test } from 'vitest';
import { usualSettings } from '../law/settings.ts';
import { annual, contractEmployee, employee, takenIn, usedUp, year } from '../testing/samples.ts';
import { type AnnualFacts, annualBalances } from './annual-balance.ts';

const last = (facts: AnnualFacts, until?: number) => annualBalances(facts, until).at(-1)!;
const left = (facts: AnnualFacts, until?: number) => last(facts, until).left;
const told = (facts: AnnualFacts, until?: number) =>
  last(facts, until).lines.map(({ code, part, amount }) => [code, part, amount]);

describe('what is carried over', () => {
  test('is at most six: four of twelve used make eighteen', () => {
    const facts = annual([takenIn(2025, 4), year(2026)]);
    expect(left(facts)).toEqual({ 'n-2': 0, 'n-1': 6, n: 12 });
    expect(last(facts).total).toBe(18);
    expect(told(facts)).toEqual([
      ['carried', 'n-1', 6],
      ['not-carried', 'n-1', 0],
      ['right-of-year', 'n', 12],
      ['remote-place', 'n', 12],
    ]);
    expect(last(facts).lines[0]).toMatchObject({
      basis: { regulation: 'PP 11/2017', article: '313 (1)' },
      params: { left: 8, most: 6 },
    });
  });

  test('is what is left where that is less', () => {
    expect(left(annual([takenIn(2025, 9), year(2026)]))).toEqual({ 'n-2': 0, 'n-1': 3, n: 12 });
  });

  test('is six of each of two years in which nothing was used: twenty-four', () => {
    const facts = annual([year(2024), year(2025), year(2026)]);
    expect(last(facts)).toMatchObject({ left: { 'n-2': 6, 'n-1': 6, n: 12 }, total: 24 });
    expect(last(annual([year(2023), year(2024), year(2025), year(2026)])).total).toBe(24);
    expect(told(facts).slice(0, 2)).toEqual([
      ['carried-two-years', 'n-2', 6],
      ['carried', 'n-1', 6],
    ]);
  });

  test('of the year before last is nothing once something was used, unless the agency reads it otherwise', () => {
    const years = [year(2024), takenIn(2025, 1), year(2026)];
    expect(left(annual(years))).toEqual({ 'n-2': 0, 'n-1': 6, n: 12 });
    // The one day was paid by 2024, of whose six days five are left.
    const settings = { ...usualSettings, twoYears: 'something-left' as const };
    expect(left(annual(years, { settings }))).toEqual({ 'n-2': 5, 'n-1': 6, n: 12 });
  });

  test('is whole where the official deferred it, for one year', () => {
    const all = annual([year(2025, { deferred: 12 }), year(2026)]);
    expect(left(all)).toEqual({ 'n-2': 0, 'n-1': 12, n: 12 });
    const three = annual([takenIn(2025, 2, { deferred: 3 }), year(2026)]);
    expect(left(three)).toEqual({ 'n-2': 0, 'n-1': 9, n: 12 });
    expect(told(three).slice(0, 3)).toEqual([
      ['carried-deferred', 'n-1', 3],
      ['carried', 'n-1', 6],
      ['not-carried', 'n-1', 0],
    ]);
    const settings = { ...usualSettings, deferral: 'all-left' as const };
    expect(left({ ...three, settings })).toEqual({ 'n-2': 0, 'n-1': 10, n: 12 });
    // Used in 2026, the twelve of 2025 are gone in 2027.
    const later = annual([year(2025, { deferred: 12 }), takenIn(2026, 1), year(2027)]);
    expect(left(later)).toEqual({ 'n-2': 0, 'n-1': 6, n: 12 });
    expect(told(later)).toContainEqual(['not-carried', 'n-2', 0]);
  });

  test('comes from paper for the years before the record', () => {
    const before = [
      { ...usedUp(2024), left: 12, taken: 0 },
      { ...usedUp(2025), left: 12, taken: 0 },
    ];
    expect(last(annual([year(2026)], { before })).total).toBe(24);
    expect(last(annual([year(2026)], { before: [] })).total).toBe(12);
  });
});

describe('what is taken', () => {
  test('is paid by the oldest part', () => {
    const facts = annual([
      year(2024),
      year(2025),
      year(2026, {
        taken: [
          { id: 'b', first: '2026-06-01', days: 5 },
          { id: 'a', first: '2026-02-02', days: 8 },
        ],
      }),
    ]);
    expect(last(facts)).toMatchObject({ left: { 'n-2': 0, 'n-1': 0, n: 11 } });
    expect(last(facts).spent).toEqual([
      { id: 'a', from: { 'n-2': 6, 'n-1': 2, n: 0 }, advance: 0, uncovered: 0 },
      { id: 'b', from: { 'n-2': 0, 'n-1': 4, n: 1 }, advance: 0, uncovered: 0 },
    ]);
    expect(told(facts).filter(([code]) => code === 'taken')).toEqual([
      ['taken', 'n-2', -6],
      ['taken', 'n-1', -2],
      ['taken', 'n-1', -4],
      ['taken', 'n', -1],
    ]);
  });

  test('beyond the balance is told, and nothing falls below zero', () => {
    const balance = last(annual([takenIn(2026, 13.5)]));
    expect(balance.total).toBe(0);
    expect(balance.spent[0]).toMatchObject({ from: { n: 12 }, uncovered: 1.5 });
  });
});

describe('the right of the year', () => {
  test('arises with twelve months of service, whole', () => {
    const facts = annual([year(2025), year(2026)], {
      employee: employee({ employment: 'cpns', serviceSince: '2025-07-01' }),
      before: [],
    });
    const [first, second] = annualBalances(facts);
    expect(first).toMatchObject({ total: 0, remoteLeft: 0 });
    expect(first!.lines).toEqual([
      expect.objectContaining({ code: 'right-not-yet', params: { from: '2026-07-01', needed: 12 } }),
    ]);
    expect(second).toMatchObject({ total: 12, left: { 'n-1': 0, n: 12 } });
    expect(second!.lines[0]).toMatchObject({ code: 'right-of-year', params: { from: '2026-07-01' } });
  });

  test('pays nothing before it is there', () => {
    const facts = annual([takenIn(2026, 2)], {
      employee: employee({ serviceSince: '2025-07-01' }),
      before: [],
    });
    expect(last(facts)).toMatchObject({ total: 12, spent: [{ uncovered: 2 }] });
  });

  test('is longer by the collective leave that was worked', () => {
    const facts = annual([year(2026, { collectiveWorked: 3 }), year(2027)]);
    const [now, next] = annualBalances(facts);
    expect(now!.total).toBe(15);
    expect(now!.lines[1]).toMatchObject({
      code: 'collective-worked',
      amount: 3,
      basis: { article: '333 (3)' },
    });
    expect(next!.total).toBe(18);
  });

  test('falls away with long leave, all but what was used; what was carried stays', () => {
    const facts = annual([
      year(2025),
      year(2026, {
        taken: [
          { id: 'a', first: '2026-02-02', days: 8 },
          { id: 'b', first: '2026-11-02', days: 1 },
        ],
        longLeaveFrom: '2026-07-01',
      }),
      year(2027),
    ]);
    const balances = annualBalances(facts);
    expect(balances[1]).toMatchObject({ left: { 'n-2': 0, 'n-1': 0, n: 0 } });
    // Eight days before it were paid; for one after it there was nothing.
    expect(balances[1]!.spent.map(({ uncovered }) => uncovered)).toEqual([0, 1]);
    expect(balances[1]!.lines).toContainEqual(
      expect.objectContaining({
        code: 'removed-by-long-leave',
        amount: -10,
        params: { on: '2026-07-01' },
        basis: { regulation: 'PP 11/2017', article: '316 (3)' },
      }),
    );
    expect(balances[2]!.total).toBe(12);
    const carried = annual([year(2025), year(2026, { longLeaveFrom: '2026-07-01' })]);
    expect(left(carried)).toEqual({ 'n-2': 0, 'n-1': 6, n: 0 });
    const unused = annual([year(2025), year(2026, { longLeaveFrom: '2026-07-01' }), year(2027), year(2028)]);
    expect(last(unused).total).toBe(18);
  });

  test('is nothing for teachers with holidays until PP 17/2020 gave it to them', () => {
    const facts = annual([year(2019), year(2020)], { employee: employee({ teacher: true }) });
    const [before, since] = annualBalances(facts);
    expect(before).toMatchObject({ total: 0, lines: [{ code: 'holidays-count-as-used', amount: 0 }, {}] });
    expect(since!.total).toBe(12);
    const contract = annual([year(2026)], { employee: contractEmployee({ teacher: true }) });
    expect(last(contract)).toMatchObject({ total: 0, lines: [{ basis: { regulation: 'PP 49/2018' } }, {}] });
  });
});

describe('PPPK', () => {
  const years = [year(2024), year(2025), year(2026)];
  const under = (to: string) => contractEmployee({ contract: { from: '2022-03-01', to } });

  test('carry over under contracts of more than two years, and twice of more than three', () => {
    const total = (to: string) => last(annual(years, { employee: under(to) })).total;
    expect(total('2024-02-29')).toBe(12);
    expect(total('2024-03-01')).toBe(18);
    expect(total('2025-02-28')).toBe(18);
    expect(total('2025-03-01')).toBe(24);
  });

  test('are told that the contract is too short', () => {
    const short = last(annual(years, { employee: under('2024-02-29') })).lines;
    expect(short.filter(({ code }) => code === 'contract-too-short')).toMatchObject([
      { part: 'n-1', params: { over: 24, months: 24 } },
      { part: 'n-2', params: { over: 36, months: 24 } },
    ]);
  });

  test('carry nothing where the agency reads the rule so', () => {
    const settings = { ...usualSettings, contractEmployeesCarry: false };
    expect(last(annual(years, { employee: under('2027-02-28'), settings })).total).toBe(12);
  });

  test('may take six days before the year of service is full, and repay them', () => {
    const facts = annual(
      [
        year(2025, { taken: [{ id: 'a', first: '2025-11-03', days: 4 }] }),
        year(2026, { taken: [{ id: 'b', first: '2026-05-04', days: 3 }] }),
      ],
      { employee: contractEmployee({ serviceSince: '2025-07-01' }), before: [] },
    );
    const [first, second] = annualBalances(facts);
    expect(first!.spent).toMatchObject([{ advance: 4, uncovered: 0 }]);
    // Two of the six were left; the third day had nothing to pay it.
    expect(second).toMatchObject({ total: 6, spent: [{ advance: 2, uncovered: 1 }] });
    expect(second!.lines).toContainEqual(
      expect.objectContaining({
        code: 'advance-deducted',
        amount: -6,
        basis: { regulation: 'PP 49/2018', article: '80 (2)' },
      }),
    );
  });

  test('have six calendar days more for a remote place, PNS twelve', () => {
    expect(last(annual([year(2026, { remoteUsed: 2 })], { employee: under('2027-02-28') })).remoteLeft).toBe(
      4,
    );
    expect(last(annual([year(2026)])).remoteLeft).toBe(12);
  });
});

describe('what personnel adjusts', () => {
  test('adds to the right of the year, and takes no more away than there is', () => {
    const [given] = annualBalances(annual([year(2026, { adjusted: 2 })]));
    expect([given?.left.n, given?.lines.find(({ code }) => code === 'adjusted')?.amount]).toEqual([14, 2]);
    const [taken] = annualBalances(annual([year(2026, { adjusted: -20 })]));
    expect([taken?.left.n, taken?.lines.find(({ code }) => code === 'adjusted')?.amount]).toEqual([0, -12]);
  });
});
