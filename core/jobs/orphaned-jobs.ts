import type pg from 'pg';

/** A connection that shows that a worker lives; the database itself takes it down when the worker dies. */
export interface Sign {
  putDown(): void;
}

/** Holds up the sign of a worker: a connection under its name for as long as it works. */
export async function holdSign(queuePool: pg.Pool, workerId: string): Promise<Sign> {
  const client = await queuePool.connect();
  client.on('error', () => undefined);
  await client.query(`select set_config('application_name', $1, false)`, [workerId]);
  // The connection is not given back: its name must not wander to other work.
  return { putDown: () => client.release(true) };
}

/**
 * Hands back the jobs that a worker held when it died; the queue itself would wait four hours. A worker whose sign fell
 * though it lives may see a job run twice, which every job must bear.
 */
export async function handBackOrphans(queuePool: pg.Pool): Promise<void> {
  await queuePool.query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker.jobs where locked_by is not null
       and not exists (select from pg_stat_activity where application_name = locked_by)))`,
  );
}
