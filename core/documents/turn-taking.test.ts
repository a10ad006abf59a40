import { expect, test } from 'vitest';
import { turnTaking } from './turn-taking.ts';

test('no more than the given number work at once, and all get their turn in order', async () => {
  const turns = turnTaking(2);
  const order: number[] = [];
  let working = 0;
  let most = 0;
  await Promise.all(
    [0, 1, 2, 3, 4, 5].map(async (one) => {
      const leave = await turns.enter();
      order.push(one);
      working++;
      most = Math.max(most, working);
      await new Promise((resolve) => setTimeout(resolve, 5));
      working--;
      leave();
      leave();
    }),
  );
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
});

test('who leaves the line does not hold it up', async () => {
  const turns = turnTaking(1);
  const leave = await turns.enter();
  const controller = new AbortController();
  const impatient = turns.enter(controller.signal);
  const patient = turns.enter();
  controller.abort();
  await expect(impatient).rejects.toThrow();
  leave();
  (await patient)();
  expect(turns.waiting).toBe(0);
});
