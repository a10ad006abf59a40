import { expect, it } from 'vitest';
import { performanceBefore } from './performance.ts';
import { entry, evaluated } from './testing/samples.ts';

const of = (lastDay: string, period: 'annual' | 'interim' = 'annual') =>
  entry('performance', '2020-01-01', { predicate: 'poor', period }, { lastDay });
const before = (...entries: Parameters<typeof performanceBefore>[0]) =>
  performanceBefore(entries, '2027-04-01', 'good');

it('counts the yearly evaluations that end in the two years before the day', () => {
  expect([before(of('2025-03-31')), before(of('2025-04-01'))]).toEqual([
    'performance-unknown',
    'performance-below',
  ]);
  expect([before(of('2027-03-31')), before(of('2027-04-01'))]).toEqual([
    'performance-below',
    'performance-unknown',
  ]);
  expect(before(of('2026-12-31', 'interim'))).toBe('performance-unknown');
});

it('says nothing where all are at least as good, and one that is below is enough', () => {
  expect(before(evaluated(2025, 'good'), evaluated(2026, 'very-good'))).toBeNull();
  expect(before(evaluated(2025, 'needs-improvement'), evaluated(2026, 'very-good'))).toBe(
    'performance-below',
  );
});
