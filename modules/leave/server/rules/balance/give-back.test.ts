import { describe, expect, test } from 'vitest';
import { kindRule, lawOn } from '../law/law-on.ts';
import { annual, employee, takenIn, year } from '../testing/samples.ts';
import { givesBack } from './give-back.ts';
import { restOfLeave } from './rest-of-leave.ts';

const facts = annual([
  year(2025),
  year(2026, {
    taken: [
      { id: 'spring', first: '2026-03-02', days: 5 },
      { id: 'autumn', first: '2026-09-07', days: 4 },
    ],
  }),
]);

describe('a leave that is cancelled or shortened', () => {
  test('gives its days back, and later leave moves to the part that is freed', () => {
    // Of N-1 the spring took five and the autumn one, of N the autumn three.
    expect(givesBack(facts, 'spring', [], 2026)).toEqual({
      days: 5,
      parts: { 'n-2': 0, 'n-1': 2, n: 3 },
      lapsed: 0,
    });
  });

  test('gives back what was not taken after an early return', () => {
    const kept = [{ year: 2026, first: '2026-09-07', days: 1 }];
    expect(givesBack(facts, 'autumn', kept, 2026)).toEqual({
      days: 3,
      parts: { 'n-2': 0, 'n-1': 0, n: 3 },
      lapsed: 0,
    });
  });

  test('costs more where it becomes longer', () => {
    const kept = [{ year: 2026, first: '2026-09-07', days: 6 }];
    expect(givesBack(facts, 'autumn', kept, 2026)).toMatchObject({ days: -2, parts: { n: -2 } });
  });

  test('brings days of a year that is over only as far as that year may be carried', () => {
    const over = annual([takenIn(2025, 9), year(2026)]);
    // Three of 2025 were carried; of the nine that come back, three more are, and six are too late.
    expect(givesBack(over, '2025', [], 2026)).toMatchObject({ days: 9, lapsed: 6, parts: { 'n-1': 3 } });
    const used = annual([takenIn(2024, 1), takenIn(2025, 9), year(2026)]);
    expect(givesBack(used, '2025', [], 2026)).toMatchObject({ days: 9, lapsed: 9, parts: { 'n-1': 0 } });
  });

  test('over New Year gives back in each year', () => {
    const both = annual([
      year(2025, { taken: [{ id: 'x', first: '2025-12-29', days: 3 }] }),
      year(2026, { taken: [{ id: 'x', first: '2026-01-01', days: 2 }] }),
    ]);
    expect(givesBack(both, 'x', [{ year: 2025, first: '2025-12-29', days: 3 }], 2026)).toMatchObject({
      days: 2,
      parts: { 'n-1': 2 },
    });
  });
});

describe('the rest of a leave that ended early', () => {
  const rule = (kind: 'annual' | 'long' | 'sick') =>
    kindRule(lawOn('2026-07-01', 'pns'), kind, employee().employment)!;
  const leave = { first: '2026-07-01', last: '2026-09-30' };

  test('of long leave stays a right where the office called back, and lapses with an own wish', () => {
    expect(restOfLeave(rule('long'), leave, '2026-08-01', 'recalled')).toEqual({
      takenUntil: '2026-07-31',
      rest: { first: '2026-08-01', last: '2026-09-30' },
      staysRight: true,
      basis: { regulation: 'PP 11/2017', article: '338 (2)' },
    });
    expect(restOfLeave(rule('long'), leave, '2026-08-01', 'own-wish').staysRight).toBe(false);
    expect(restOfLeave(rule('sick'), leave, '2026-08-01', 'recalled').staysRight).toBe(false);
    expect(restOfLeave(rule('annual'), leave, '2026-08-01', 'own-wish').staysRight).toBe(true);
  });

  test('is all of it before the first day, and nothing after the last', () => {
    expect(restOfLeave(rule('annual'), leave, '2026-06-20', 'own-wish')).toMatchObject({
      takenUntil: '2026-06-30',
      rest: leave,
    });
    expect(restOfLeave(rule('annual'), leave, '2026-10-01', 'recalled')).toMatchObject({
      takenUntil: '2026-09-30',
      rest: null,
      staysRight: false,
    });
  });
});
