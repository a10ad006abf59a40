import { expect, it } from 'vitest';
import { type LiveRules, staleByEvent } from './stale-by-event.ts';

const rules: LiveRules[] = [
  { 'letter.*': ['letters.'], 'letter.closed': ['dispositions.'] },
  { 'disposition.*': ['dispositions.', 'letters.timeline'] },
];

it('an event makes stale what its own rule and the rule of its noun name', () => {
  expect(staleByEvent('letter.closed', rules).toSorted()).toEqual(['dispositions.', 'letters.']);
  expect(staleByEvent('letter.registered', rules)).toEqual(['letters.']);
});

it('an event that no module knows makes nothing stale', () => {
  expect(staleByEvent('leave.requested', rules)).toEqual([]);
});
