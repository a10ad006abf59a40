import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** A connection that shows that a worker lives; the database itself takes it down when the worker dies. */
export interface Sign {
  putDown(): void;
}

/** Milliseconds between two tries to hold a fallen sign up again. */
const pause = 500;

/**
 * Holds up the sign of a worker: a connection under its name for as long as it works. When the connection breaks though
 * the worker lives, another takes its place, so that its long jobs are not handed to somebody else.
 */
export async function holdSign(queuePool: pg.Pool, workerId: string): Promise<Sign> {
  const down = new AbortController();
  let held = await raise(queuePool, workerId);

  const keepUp = async (): Promise<void> => {
    for (;;) {
      await held.fallen;
      held.client.release(true);
      if (down.signal.aborted) return;
      held = await raiseAgain(queuePool, workerId, down.signal);
      // Put down while it was being raised.
      if (down.signal.aborted) held.drop();
    }
  };
  keepUp().catch(() => undefined);
  return {
    putDown: () => {
      down.abort();
      held.drop();
    },
  };
}

interface Held {
  client: pg.PoolClient;
  /** Resolves when the connection is gone, or dropped. */
  fallen: Promise<void>;
  drop(): void;
}

async function raise(queuePool: pg.Pool, workerId: string): Promise<Held> {
  const client = await queuePool.connect();
  let drop = (): void => undefined;
  const fallen = new Promise<void>((resolve) => {
    drop = resolve;
  });
  client.on('error', () => drop());
  client.on('end', () => drop());
  try {
    await client.query(`select set_config('application_name', $1, false)`, [workerId]);
  } catch (error) {
    client.release(true);
    throw error;
  }
  // The connection is not given back: its name must not wander to other work.
  return { client, fallen, drop };
}

async function raiseAgain(queuePool: pg.Pool, workerId: string, signal: AbortSignal): Promise<Held> {
  for (;;) {
    try {
      return await raise(queuePool, workerId);
    } catch {
      await sleep(pause, undefined, { signal });
    }
  }
}

/**
 * Hands back the jobs that a worker held when it died; the queue itself would wait four hours. A worker whose sign fell
 * though it lives holds it up again within a second; should it be asked for in that second, a job may run twice, which
 * every job must bear.
 */
export async function handBackOrphans(queuePool: pg.Pool): Promise<void> {
  await queuePool.query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker.jobs where locked_by is not null
       and not exists (select from pg_stat_activity where application_name = locked_by)))`,
  );
}
