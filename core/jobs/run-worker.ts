import { parseCronItems, type Runner, run } from 'graphile-worker';
import { taskList, type WorkerOptions } from './task-list.ts';
import { workerLogger } from './worker-logger.ts';

/** Runs jobs, deliveries and schedules until it is stopped; what is unfinished then is handed back. */
export async function runWorker(options: WorkerOptions): Promise<Runner> {
  return run({
    pgPool: options.queuePool,
    concurrency: options.concurrency,
    noHandleSignals: true,
    taskList: taskList(options),
    parsedCronItems: parseCronItems(
      options.schedules.map(({ name, cron }) => ({
        task: name,
        match: cron,
        identifier: name,
        options: { maxAttempts: 3 },
      })),
    ),
    logger: workerLogger(options.services.log),
    preset: { worker: { pollInterval: 1_000, gracefulShutdownAbortTimeout: 10_000 } },
  });
}
