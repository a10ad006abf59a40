import type pg from 'pg';

/** How the queue stands, over all workers. */
export interface QueueState {
  /** Jobs that are due and that nobody is at. */
  waiting: number;
  /** Seconds since the oldest of them was due. */
  oldestWaitingSeconds: number;
  running: number;
  /** Jobs whose last try failed, by name: nothing happens to them until the operator decides. */
  givenUp: { job: string; jobs: number }[];
}

type Queue = Pick<pg.Pool, 'query'> | Pick<pg.Client, 'query'>;

export async function queueState(queue: Queue): Promise<QueueState> {
  const { rows } = await queue.query<{
    job: string;
    waiting: number;
    running: number;
    dead: number;
    age: number;
  }>(
    `select task_identifier as job,
            count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= now())::int as waiting,
            count(*) filter (where locked_at is not null)::int as running,
            count(*) filter (where locked_at is null and attempts >= max_attempts)::int as dead,
            coalesce(extract(epoch from now() - min(run_at)
              filter (where locked_at is null and attempts < max_attempts and run_at <= now())), 0)::float8 as age
       from graphile_worker.jobs group by 1 order by 1`,
  );
  return {
    waiting: rows.reduce((sum, row) => sum + row.waiting, 0),
    oldestWaitingSeconds: Math.max(0, ...rows.map((row) => row.age)),
    running: rows.reduce((sum, row) => sum + row.running, 0),
    givenUp: rows.filter((row) => row.dead > 0).map(({ job, dead }) => ({ job, jobs: dead })),
  };
}

/** A job whose last try failed. */
export interface GivenUpJob {
  id: string;
  job: string;
  attempts: number;
  givenUpAt: Date;
  /** First line of what the last try failed with. */
  reason: string;
}

/** The latest first, a hundred at most. */
export async function givenUpJobs(queue: Queue): Promise<GivenUpJob[]> {
  const { rows } = await queue.query<GivenUpJob>(
    `select id::text, task_identifier as job, attempts, updated_at as "givenUpAt",
            split_part(coalesce(last_error, ''), E'\\n', 1) as reason
       from graphile_worker.jobs where locked_at is null and attempts >= max_attempts
      order by updated_at desc limit 100`,
  );
  return rows;
}

/** Gives jobs that were given up all their tries again, from now on. @returns how many there were */
export async function retryGivenUp(queue: Queue, ids: 'all' | readonly string[]): Promise<number> {
  return settle(queue, ids, 'graphile_worker.reschedule_jobs(ids, now(), null, 0)');
}

/** Forgets jobs that were given up: what they were to do stays undone. @returns how many there were */
export async function forgetGivenUp(queue: Queue, ids: 'all' | readonly string[]): Promise<number> {
  return settle(queue, ids, 'graphile_worker.complete_jobs(ids)');
}

async function settle(queue: Queue, ids: 'all' | readonly string[], act: string): Promise<number> {
  const { rows } = await queue.query<{ settled: number }>(
    `with dead as (
       select coalesce(array_agg(id), '{}') as ids from graphile_worker.jobs
        where locked_at is null and attempts >= max_attempts and ($1::text[] is null or id::text = any($1)))
     select count(done.id)::int as settled from dead cross join lateral ${act} as done`,
    [ids === 'all' ? null : ids],
  );
  return rows[0]!.settled;
}
