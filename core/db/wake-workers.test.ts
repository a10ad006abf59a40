import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { expect, it } from 'vitest';
import { wakeWorkers } from './wake-workers.ts';

/** A pool whose statements are answered by hand. */
function slowPool() {
  const open: { answer: () => void; refuse: (error: Error) => void }[] = [];
  const query = () =>
    new Promise<void>((resolve, reject) => open.push({ answer: () => resolve(), refuse: reject }));
  return { pool: { query } as unknown as pg.Pool, open };
}
const aWhile = () => sleep(60);

it('workers are told once at a time, and once more for what was kept while they were told', async () => {
  const { pool, open } = slowPool();
  for (let i = 0; i < 5; i += 1) wakeWorkers(pool);
  await aWhile();
  expect(open).toHaveLength(1);
  // The pool is used up: what is kept meanwhile must not put one statement after another into its line.
  for (let i = 0; i < 5; i += 1) {
    wakeWorkers(pool);
    await aWhile();
  }
  expect(open).toHaveLength(1);
  open[0]!.answer();
  await aWhile();
  expect(open).toHaveLength(2);
  open[1]!.refuse(new Error('connection lost'));
  await aWhile();
  expect(open).toHaveLength(2);
  wakeWorkers(pool);
  await aWhile();
  expect(open).toHaveLength(3);
});
