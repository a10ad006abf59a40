import { expect, test } from 'vitest';
import { verdicts } from '../../contract/check-ins.ts';
import { groundsOf } from './check-in-grounds.ts';

const sure = { time: 'accept', verdict: 'in', secondProof: 'not-asked', elsewhere: false } as const;

test('what is sure counts as it is', () => {
  expect(groundsOf(sure)).toEqual([]);
  expect(groundsOf({ ...sure, verdict: 'no-place' })).toEqual([]);
});

test('the code at the entrance stands in for a position that decides nothing, not for one outside', () => {
  const given = { ...sure, secondProof: 'given' } as const;
  expect(groundsOf({ ...given, verdict: 'uncertain' })).toEqual([]);
  expect(groundsOf({ ...given, verdict: 'no-position' })).toEqual([]);
  expect(groundsOf({ ...given, verdict: 'out' })).toEqual(['outside']);
  expect(groundsOf({ ...sure, verdict: 'uncertain' })).toEqual(['position-uncertain']);
});

test('a time that is not sure is looked at wherever somebody was; on a day of work elsewhere the place is not', () => {
  for (const verdict of verdicts) {
    expect(groundsOf({ ...sure, verdict, time: 'review' })).toContain('time');
    expect(groundsOf({ ...sure, verdict, elsewhere: true })).toEqual([]);
  }
});
