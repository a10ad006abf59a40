import { EventEmitter } from 'node:events';
import type { Runner, Worker, WorkerEvents, WorkerPool } from 'graphile-worker';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilAborted, watchShift } from './shift-end.ts';

const patience = { jobs: 20_000, statements: 2_000 };

/** A runner with two workers whose own promise is settled by the test alone. */
function runnerOf() {
  const events: WorkerEvents = new EventEmitter();
  const shiftEnd = watchShift(events, patience);
  const workers = ['a', 'b'].map((workerId) => ({ workerId }) as Worker);
  const ctx = {} as never;
  for (const worker of workers) events.emit('worker:create', { ctx, worker, tasks: {} });
  let settle = (_fault?: Error): void => undefined;
  const promise = new Promise<void>((done, failed) => {
    settle = (fault) => (fault ? failed(fault) : done());
  });
  const stop = vi.fn(() => Promise.resolve());
  let over = false;
  void shiftEnd({ promise, stop } as unknown as Runner).then(() => {
    over = true;
  });
  const workerPool = {} as WorkerPool;
  return {
    ...{ stop, finishes: () => settle(), fails: () => settle(new Error('the database is away')) },
    isOver: async () => {
      await vi.advanceTimersByTimeAsync(0);
      return over;
    },
    ends: (worker: number) => events.emit('worker:stop', { ctx, worker: workers[worker]! }),
    beginsToEnd: () =>
      events.emit('pool:gracefulShutdown', { ctx, pool: workerPool, workerPool, message: 'x' }),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a runner that works is not over, however long it does', async () => {
  const runner = runnerOf();
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(await runner.isOver()).toBe(false);
  runner.finishes();
  expect(await runner.isOver()).toBe(true);
});

it('one whose workers have all ended has a moment for its last statements', async () => {
  const runner = runnerOf();
  runner.beginsToEnd();
  runner.ends(0);
  await vi.advanceTimersByTimeAsync(patience.statements + 1);
  expect(await runner.isOver()).toBe(false);
  runner.ends(1);
  await vi.advanceTimersByTimeAsync(patience.statements - 1);
  expect(await runner.isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await runner.isOver()).toBe(true);
  // Its clock is stopped as well.
  expect(runner.stop).toHaveBeenCalled();
});

it('one with a job that hears no signal is over after a while', async () => {
  const runner = runnerOf();
  runner.beginsToEnd();
  runner.ends(0);
  await vi.advanceTimersByTimeAsync(untilAborted + patience.jobs - 1);
  expect(await runner.isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await runner.isOver()).toBe(true);
});

it('one that fails is over at once', async () => {
  const runner = runnerOf();
  runner.fails();
  expect(await runner.isOver()).toBe(true);
});
