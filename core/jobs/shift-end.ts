import type { Runner, Worker, WorkerEvents } from 'graphile-worker';

/** Milliseconds that the jobs of a runner that ends have until they are told to stop. */
export const untilAborted = 10_000;
/** Milliseconds that they have then, and that the runner has for its last statements. */
const farewell = { jobs: 20_000, statements: 2_000 };

/** Resolves when the runner is over, whatever becomes of its own promise. */
export type ShiftEnd = (runner: Runner) => Promise<void>;

/**
 * Listens to the events of a runner since before it begins. Its own promise is not enough to know its end: where two of
 * its statements fail, as they do when the database goes away under two jobs, it waits for a third for ever
 * (graphile-worker 0.17 and 0.18 take one too many off the count of what is pending); so it does for a job that hears
 * no signal. The jobs that it holds then are handed back like those of a dead one.
 */
export function watchShift(events: WorkerEvents, patience = farewell): ShiftEnd {
  const working = new Set<Worker>();
  const timers = new Set<NodeJS.Timeout>();
  let over = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    over = () => {
      for (const timer of timers) clearTimeout(timer);
      resolve();
    };
  });
  const overAfter = (milliseconds: number) => timers.add(setTimeout(over, milliseconds));
  let ending = false;
  const lookAround = () => {
    if (ending && working.size === 0) overAfter(patience.statements);
  };
  events.on('worker:create', ({ worker }) => working.add(worker));
  events.on('worker:stop', ({ worker }) => {
    working.delete(worker);
    lookAround();
  });
  events.once('pool:gracefulShutdown', () => {
    ending = true;
    overAfter(untilAborted + patience.jobs);
    lookAround();
  });
  return async (runner) => {
    runner.promise.then(over, over);
    await given;
    // The clock of one that never ends by itself would go on beside that of the next.
    runner.stop().catch(() => undefined);
  };
}
