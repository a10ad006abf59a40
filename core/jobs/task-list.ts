import type { Task, TaskList } from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';
import { AgencyId } from '../contract/ids.ts';
import { type Mode, transact } from '../db/tx.ts';
import { DispatchPayload, deliver, dispatch } from '../events/dispatch.ts';
import type { Subscriber } from '../events/subscriber.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Services, TxContext } from '../session/context.ts';
import { systemActor } from '../session/public-actor.ts';
import type { Job, JobContext, Schedule } from './job.ts';

export interface WorkerOptions {
  services: Services;
  /** Pool of the role that does the work of the modules. */
  pool: pg.Pool;
  /** Pool of the role that owns the queue. */
  queuePool: pg.Pool;
  concurrency: number;
  jobs: readonly Job[];
  schedules: readonly Schedule[];
  subscribers: readonly Subscriber[];
  /** Agencies with their zones; schedules run once for each. */
  agencies: () => Promise<{ id: AgencyId; zone: string }[]>;
  metrics: Metrics;
}

const JobEnvelope = z.object({ agencyId: AgencyId, payload: z.unknown() });

/** Every task of the house by name: the dispatch of events, deliveries, jobs and schedules. */
export function taskList(options: WorkerOptions): TaskList {
  const tasks: TaskList = {
    'core.dispatch': measured(options, 'core.dispatch', async (raw) => {
      const payload = DispatchPayload.parse(raw);
      await transact(options.pool, { agency: payload.agencyId }, 'write', (tx) =>
        dispatch(tx, options.subscribers, payload),
      );
    }),
  };
  for (const subscriber of options.subscribers) {
    tasks[`deliver:${subscriber.name}`] = measured(options, subscriber.name, async (raw, signal) => {
      const payload = DispatchPayload.parse(raw);
      const ctx = await contextFor(options, payload.agencyId, signal);
      await ctx.transact('write', (inner) => deliver(inner, subscriber, payload));
    });
  }
  for (const one of options.jobs) {
    tasks[one.name] = measured(options, one.name, async (raw, signal) => {
      const envelope = JobEnvelope.parse(raw);
      await one.run(
        await contextFor(options, envelope.agencyId, signal),
        one.payload.parse(envelope.payload) as never,
      );
    });
  }
  for (const schedule of options.schedules) {
    tasks[schedule.name] = measured(options, schedule.name, async (_raw, signal) => {
      for (const agency of await options.agencies())
        await schedule.run(await contextFor(options, agency.id, signal));
    });
  }
  return tasks;
}

type Work = (payload: unknown, signal: AbortSignal) => Promise<void>;

function measured(options: WorkerOptions, name: string, work: Work): Task {
  return async (payload, helpers) => {
    try {
      await work(payload, helpers.abortSignal ?? new AbortController().signal);
      options.metrics.jobs.inc({ job: name, outcome: 'done' });
    } catch (error) {
      options.metrics.jobs.inc({ job: name, outcome: 'failed' });
      options.services.log.warn({ err: error, job: name, attempt: helpers.job.attempts }, 'job failed');
      throw error;
    }
  };
}

async function contextFor(
  options: WorkerOptions,
  agencyId: AgencyId,
  signal: AbortSignal,
): Promise<JobContext> {
  const agency = (await options.agencies()).find((one) => one.id === agencyId);
  const actor = systemActor(agencyId, agency?.zone ?? 'Asia/Jakarta');
  const context = {
    ...options.services,
    actor,
    locale: 'id' as const,
    requestId: `job-${crypto.randomUUID()}`,
    signal,
  };
  const work = <T>(mode: Mode, inner: (ctx: TxContext) => Promise<T>) =>
    transact(options.pool, { agency: agencyId }, mode, (tx) => inner({ ...context, tx }));
  return { ...context, transact: work };
}
