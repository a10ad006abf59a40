import { afterEach, expect, test, vi } from 'vitest';
import { inTurn } from './send-check-ins.ts';

afterEach(() => vi.unstubAllGlobals());

/** A lock that another tab holds and does not give back, or that is free. */
const locks = (free: boolean) =>
  vi.stubGlobal('navigator', {
    locks: {
      request: async (_name: string, _options: unknown, work: () => Promise<unknown>) => {
        if (!free) throw new DOMException('too long', 'TimeoutError');
        return work();
      },
    },
  });

test('a tab that sleeps while it sends does not keep another one from sending', async () => {
  locks(false);
  expect(await inTurn(async () => 'sent')).toBe('sent');
});

test('what failed in its turn is not done once more', async () => {
  locks(true);
  const work = vi.fn(async () => {
    throw new Error('no');
  });
  await expect(inTurn(work)).rejects.toThrow('no');
  expect(work).toHaveBeenCalledTimes(1);
});
