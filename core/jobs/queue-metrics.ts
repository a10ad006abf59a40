import type pg from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { type QueueState, queueState } from './queue-state.ts';

/** The queue among the figures, read from the database when they are asked for: every process tells the same. */
export function measureQueue(registry: Registry, queuePool: pg.Pool): void {
  const state = shared(() => queueState(queuePool));
  const gauge = (
    name: string,
    help: string,
    set: (gauge: Gauge, state: QueueState) => void,
    labels: string[] = [],
  ) =>
    new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      async collect() {
        this.reset();
        const found = await state().catch(() => undefined);
        // A figure that cannot be read is left out; a zero would say that all is well.
        if (found) set(this, found);
        else if (labels.length === 0) this.set(Number.NaN);
      },
    });
  gauge('pendopo_jobs_waiting', 'Jobs that are due and that no worker is at', (one, { waiting }) =>
    one.set(waiting),
  );
  gauge('pendopo_jobs_oldest_waiting_seconds', 'Time since the oldest waiting job was due', (one, found) =>
    one.set(found.oldestWaitingSeconds),
  );
  gauge('pendopo_jobs_running', 'Jobs that a worker is at', (one, { running }) => one.set(running));
  gauge(
    'pendopo_jobs_given_up',
    'Jobs whose last try failed; they wait for the operator (pendopo jobs)',
    (one, { givenUp }) => {
      for (const { job, jobs } of givenUp) one.set({ job }, jobs);
    },
    ['job'],
  );
}

/** The gauges of one look share one statement. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask().finally(() => {
      answer = undefined;
    });
    return answer;
  };
}
