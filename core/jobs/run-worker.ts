import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCronItems, type Runner, run, type WorkerEvents } from 'graphile-worker';
import { handBackOrphans, holdSign, type Sign } from './orphaned-jobs.ts';
import { untilAborted, watchShift } from './shift-end.ts';
import { taskList, type WorkerOptions } from './task-list.ts';
import { workerLogger } from './worker-logger.ts';

/** A worker that goes on until it is stopped. */
export interface RunningQueue {
  /** False while the queue was interrupted and could not be taken up yet. */
  working(): boolean;
  /** What is unfinished is handed back. */
  stop(): Promise<void>;
}

/** Milliseconds between two tries to start again, and between two looks for jobs that a dead worker holds. */
const pause = 1_000;
const orphanRound = 30_000;

/**
 * Runs jobs, deliveries and schedules. The queue's runner gives up when the database goes away in the middle of a
 * job; a new one then takes over, and the jobs of the old one are handed back.
 */
export async function runWorker(options: WorkerOptions): Promise<RunningQueue> {
  const { log } = options.services;
  const stopping = new AbortController();
  let shift = await beginShift(options);

  const goOn = async () => {
    while (!stopping.signal.aborted) {
      await shift.over;
      if (stopping.signal.aborted) return;
      shift = noShift;
      log.warn('the queue was interrupted and is taken up again');
      await sleep(pause, undefined, { signal: stopping.signal });
      shift = await beginShift(options).catch((error: unknown) => {
        log.warn({ err: error }, 'the queue cannot be taken up yet');
        return noShift;
      });
    }
  };
  const going = goOn().catch(() => undefined);
  return {
    working: () => shift !== noShift && !stopping.signal.aborted,
    stop: async () => {
      stopping.abort();
      await shift.stop();
      await going;
      // One that began while we stopped.
      await shift.stop();
    },
  };
}

/** One runner of the queue from its start to its end. */
interface Shift {
  over: Promise<void>;
  stop(): Promise<void>;
}

const noShift: Shift = { over: Promise.resolve(), stop: () => Promise.resolve() };

async function beginShift(options: WorkerOptions): Promise<Shift> {
  const events: WorkerEvents = new EventEmitter();
  let sign: Promise<Sign> | undefined;
  events.once('pool:create', ({ workerPool }) => {
    sign = holdSign(options.queuePool, workerPool.id);
    sign.catch(() => undefined);
  });
  const shiftEnd = watchShift(events);
  const runner = await startRunner(options, events);
  const putSignDown = async () => (await sign?.catch(() => undefined))?.putDown();
  const rounds = setInterval(() => {
    handBackOrphans(options.queuePool).catch((error: unknown) =>
      options.services.log.warn({ err: error }, 'jobs of dead workers could not be looked for'),
    );
  }, orphanRound);
  await sign?.then(() => handBackOrphans(options.queuePool)).catch(() => undefined);
  const over = shiftEnd(runner).then(async () => {
    clearInterval(rounds);
    await putSignDown();
  });
  return {
    over,
    stop: async () => {
      runner.stop().catch(() => undefined);
      await over;
    },
  };
}

function startRunner(options: WorkerOptions, events: WorkerEvents): Promise<Runner> {
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
        // One that is due again while another waits takes its place, and no two run beside each other.
        options: { maxAttempts: 3, jobKey: name, jobKeyMode: 'replace', queueName: name },
      })),
    ),
    logger: workerLogger(options.services.log),
    events,
    preset: {
      worker: {
        pollInterval: 1_000,
        gracefulShutdownAbortTimeout: untilAborted,
        // Without a batch the runner does not wait for these statements, and their failure would end the process.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  });
}
