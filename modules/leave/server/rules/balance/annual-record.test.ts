import { describe, expect, it } from 'vitest';
import { usualSettings } from '../law/settings.ts';
import { employee } from '../testing/samples.ts';
import { annualBalances } from './annual-balance.ts';
import { annualRecord, type RecordedEntry, type RecordedLeave } from './annual-record.ts';

const leave = (fields: Partial<RecordedLeave> = {}): RecordedLeave => ({
  id: 'one',
  kind: 'annual',
  state: 'granted',
  first: '2026-06-08',
  last: '2026-06-09',
  remoteDays: 0,
  charged: [{ year: 2026, first: '2026-06-08', days: 2 }],
  ...fields,
});
const entry = (fields: Partial<RecordedEntry>): RecordedEntry => ({
  year: 2025,
  kind: 'opening',
  days: 0,
  olderLeft: 0,
  taken: 0,
  deferred: 0,
  ...fields,
});
const balance = (
  requests: readonly RecordedLeave[],
  entries: readonly RecordedEntry[],
  year = 2026,
  andWaiting = false,
  since: number | null = null,
) =>
  annualBalances(
    {
      ...annualRecord(requests, entries, { until: year, since, andWaiting }),
      employee: employee(),
      settings: usualSettings,
    },
    year,
  ).find((one) => one.year === year)?.left;

describe('the record of annual leave', () => {
  it('counts what was granted, and what waits only where it is asked to', () => {
    expect(balance([leave()], [])).toEqual({ 'n-2': 0, 'n-1': 0, n: 10 });
    const waiting = leave({ id: 'two', state: 'awaiting-official' });
    expect(balance([leave(), waiting], [])).toEqual({ 'n-2': 0, 'n-1': 0, n: 10 });
    expect(balance([leave(), waiting], [], 2026, true)).toEqual({ 'n-2': 0, 'n-1': 0, n: 8 });
    expect(balance([leave({ state: 'deferred' })], [])?.n).toBe(12);
  });

  it('carries nothing where nobody entered what the years before left', () => {
    expect(balance([], [])).toEqual({ 'n-2': 0, 'n-1': 0, n: 12 });
    // One leave of last year does not make that year known.
    expect(balance([leave()], [], 2027)).toEqual({ 'n-2': 0, 'n-1': 0, n: 12 });
  });

  it('begins where the agency says that it does', () => {
    expect(balance([leave()], [], 2027, false, 2026)).toEqual({ 'n-2': 0, 'n-1': 6, n: 12 });
    expect(balance([leave()], [], 2026, false, 2027)).toEqual({ 'n-2': 0, 'n-1': 0, n: 10 });
  });

  it('begins after the last opening balance, of which the later counts', () => {
    const wrong = entry({ days: 12 });
    const right = entry({ days: 4, taken: 8 });
    expect(balance([], [wrong, right])).toEqual({ 'n-2': 0, 'n-1': 4, n: 12 });
    const before = leave({
      first: '2025-03-03',
      last: '2025-03-04',
      charged: [{ year: 2025, first: '2025-03-03', days: 2 }],
    });
    expect(balance([before], [wrong, right])).toEqual({ 'n-2': 0, 'n-1': 4, n: 12 });
  });

  it('knows two unused years by two opening balances', () => {
    expect(balance([], [entry({ year: 2024, days: 12 }), entry({ days: 12, olderLeft: 12 })])).toEqual({
      'n-2': 6,
      'n-1': 6,
      n: 12,
    });
  });

  it('carries what was put off, gives what was worked, and adjusts', () => {
    const put = leave({
      state: 'deferred',
      first: '2025-06-02',
      last: '2025-06-13',
      charged: [{ year: 2025, first: '2025-06-02', days: 10 }],
    });
    expect(balance([put], [], 2026, false, 2025)).toEqual({ 'n-2': 0, 'n-1': 12, n: 12 });
    const given = [
      entry({ year: 2026, kind: 'collective-worked', days: 2 }),
      entry({ year: 2026, kind: 'adjustment', days: -1 }),
    ];
    expect(balance([], given)?.n).toBe(13);
  });

  it('knows long leave by its first day', () => {
    const long = leave({ kind: 'long', charged: [], first: '2026-02-02', last: '2026-04-01' });
    expect(balance([long], [])?.n).toBe(0);
  });
});
