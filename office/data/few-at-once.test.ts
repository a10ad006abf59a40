import { expect, it } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import { fewAtOnce } from './few-at-once.ts';
import { patiently } from './patiently.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

it('a hundred things are done a few at a time, and each end stands in its place', async () => {
  let running = 0;
  let most = 0;
  const ends = await fewAtOnce(
    Array.from({ length: 100 }, (_, at) => at),
    async (at) => {
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
      if (at === 50) throw new AppError('core.not-found');
      return at;
    },
  );
  expect(most).toBe(4);
  expect(ends.map((end) => end.status === 'fulfilled')).toEqual(
    Array.from({ length: 100 }, (_, at) => at !== 50),
  );
});

it('where it was too much at once the work waits as long as the server says', async () => {
  const waited: number[] = [];
  let tries = 0;
  const work = async () => {
    tries += 1;
    if (tries === 1) throw new AppError('core.too-many-requests', { seconds: 3 });
    return 'done';
  };
  const wait = async (milliseconds: number) => void waited.push(milliseconds);
  expect(await patiently(work, wait)).toBe('done');
  expect(waited).toEqual([3_000]);
});

it('any other refusal is no reason to wait, and waiting has an end', async () => {
  const refuse = (code: 'core.not-found' | 'core.too-many-requests') => async () => {
    throw new AppError(code, { seconds: 1 });
  };
  let waits = 0;
  const wait = async () => {
    waits += 1;
  };
  await expect(patiently(refuse('core.not-found'), wait)).rejects.toThrow();
  expect(waits).toBe(0);
  await expect(patiently(refuse('core.too-many-requests'), wait)).rejects.toThrow();
  expect(waits).toBe(5);
});
