import type { Task, TaskList } from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';
import { AgencyId } from '../contract/ids.ts';
import { transact } from '../db/tx.ts';
import { DispatchPayload, deliver, dispatch } from '../events/dispatch.ts';
import type { Subscriber } from '../events/subscriber.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Services } from '../session/context.ts';
import type { Job, JobContext, Schedule } from './job.ts';
import { jobContext } from './job-context.ts';

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

const agenciesKeptMilliseconds = 60_000;

/** Every task of the house by name: the dispatch of events, deliveries, jobs and schedules. */
export function taskList(given: WorkerOptions): TaskList {
  const options = { ...given, agencies: kept(given.agencies, agenciesKeptMilliseconds) };
  const tasks: TaskList = {
    'core.dispatch': measured(options, 'core.dispatch', async (raw) => {
      const payload = DispatchPayload.parse(raw);
      await transact(options.pool, { agency: payload.agencyId }, 'write', (tx) =>
        dispatch(tx, options.subscribers, payload),
      );
    }),
  };
  for (const subscriber of options.subscribers) {
    tasks[`deliver:${subscriber.name}`] = measured(options, subscriber.name, async (raw, turn) => {
      const payload = DispatchPayload.parse(raw);
      const ctx = await contextOf(options, payload.agencyId, turn);
      await ctx.transact('write', (inner) => deliver(inner, subscriber, payload));
    });
  }
  for (const one of options.jobs) {
    tasks[one.name] = measured(options, one.name, async (raw, turn) => {
      const envelope = JobEnvelope.parse(raw);
      await one.run(
        await contextOf(options, envelope.agencyId, turn),
        one.payload.parse(envelope.payload) as never,
      );
    });
  }
  for (const schedule of options.schedules) {
    tasks[schedule.name] = measured(options, schedule.name, async (_raw, turn) => {
      // Read anew: an agency founded a moment ago has its schedules as well.
      const failures: unknown[] = [];
      const agencies = await given.agencies();
      for (const agency of schedule.once === 'house' ? agencies.slice(0, 1) : agencies) {
        try {
          await schedule.run(await contextOf(options, agency.id, turn, agency.zone));
        } catch (error) {
          if (turn.signal.aborted) throw error;
          // What one agency stumbles over must not keep the others waiting.
          given.services.log.warn(
            { err: error, job: schedule.name, agencyId: agency.id },
            'a schedule failed for one agency',
          );
          failures.push(error);
        }
      }
      if (failures.length > 0)
        throw new AggregateError(failures, `${schedule.name} failed for ${failures.length} agencies`);
    });
  }
  return tasks;
}

/** One try of a job. */
type Turn = Pick<JobContext, 'signal' | 'lastTry'>;
type Work = (payload: unknown, turn: Turn) => Promise<void>;

function measured(options: WorkerOptions, name: string, work: Work): Task {
  return async (payload, helpers) => {
    const { attempts, max_attempts } = helpers.job;
    const lastTry = attempts >= max_attempts;
    try {
      const signal = helpers.abortSignal ?? new AbortController().signal;
      await work(payload, { signal, lastTry });
      options.metrics.jobs.inc({ job: name, outcome: 'done' });
    } catch (error) {
      options.metrics.jobs.inc({ job: name, outcome: lastTry ? 'given-up' : 'failed' });
      const facts = { err: error, job: name, id: helpers.job.id, attempt: attempts };
      if (lastTry) options.services.log.error(facts, 'job given up: see pendopo jobs');
      else options.services.log.warn(facts, 'job failed');
      throw error;
    }
  };
}

async function contextOf(
  options: WorkerOptions,
  agencyId: AgencyId,
  turn: Turn,
  knownZone?: string,
): Promise<JobContext> {
  const zone = knownZone ?? (await options.agencies()).find((one) => one.id === agencyId)?.zone;
  const agency = { id: agencyId, zone: zone ?? 'Asia/Jakarta' };
  return jobContext(options, agency, { requestId: `job-${crypto.randomUUID()}`, ...turn });
}

/** Asks at most once in a while; a failure is not kept. */
function kept<T>(ask: () => Promise<T>, milliseconds: number): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (answer && performance.now() < until) return answer;
    const asked = ask();
    asked.catch(() => {
      if (answer === asked) answer = undefined;
    });
    until = performance.now() + milliseconds;
    answer = asked;
    return asked;
  };
}
