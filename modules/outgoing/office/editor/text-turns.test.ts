import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gapOfTurns, textTurns } from './text-turns.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what was written during an exchange has a turn of its own', async () => {
  let exchanges = 0;
  const turns = textTurns({
    areWanted: () => true,
    exchange: async () => {
      exchanges += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
  });
  void turns.now();
  turns.soon(50);
  await vi.advanceTimersByTimeAsync(100 + 2 * gapOfTurns);
  expect(exchanges).toBe(2);
});

it('a turn that was due when an exchange was refused is not taken', async () => {
  let [exchanges, refused] = [0, false];
  const turns = textTurns({
    areWanted: () => !refused,
    exchange: async () => {
      exchanges += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      refused = true;
    },
  });
  void turns.now();
  turns.soon(250);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(exchanges).toBe(1);
});
