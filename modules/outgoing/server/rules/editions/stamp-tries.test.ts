import { describe, expect, it } from 'vitest';
import { givesUpAt, mostStampDays, nextTry } from './stamp-tries.ts';

const now = new Date('2026-11-21T01:00:00Z');
const minutes = (tries: number) => (nextTry(tries, now).getTime() - now.getTime()) / 60_000;

describe('a time stamp that is missing', () => {
  it('is asked for at longer and longer pauses, and never more seldom than four times a day', () => {
    expect([0, 1, 2, 3].map(minutes)).toEqual([5, 10, 20, 40]);
    expect([7, 100, 10_000].map(minutes)).toEqual([360, 360, 360]);
  });

  it('is given up after a month', () => {
    expect(givesUpAt(now).toISOString()).toBe('2026-12-21T01:00:00.000Z');
    expect(mostStampDays).toBe(30);
  });
});
