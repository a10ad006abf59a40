import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../log/logger.ts';

const parsers = new pg.TypeOverrides();
parsers.setTypeParser(1082, (day: string) => day);
parsers.setTypeParser(1083, (time: string) => time.slice(0, 5));
parsers.setTypeParser(20, (integer: string) => Number(integer));

export interface PoolOptions {
  url: string;
  max: number;
  name: string;
  log: Logger;
  /** The statements are of somebody else's making, who expects them to be planned and sent as usual. */
  foreign?: boolean;
}

/**
 * A pool of connections of one role. Dates of the calendar stay text, 64-bit counts become numbers. Statements that are
 * sent without waiting travel together, and each is planned once a connection, whatever its values.
 */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.name,
    types: parsers,
    ...(options.foreign ? {} : { pipeline: true, options: '-c plan_cache_mode=force_generic_plan' }),
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    lock_timeout: 20_000,
  });
  // A connection that breaks while it is checked out would otherwise end the process.
  pool.on('connect', (client) =>
    client.on('error', (error) => options.log.warn({ err: error }, 'database connection lost')),
  );
  pool.on('error', (error) => options.log.warn({ err: error }, 'idle database connection lost'));
  return pool;
}

/** How long a connection may take to say farewell, in milliseconds. */
const farewell = 2_000;

/** Ends a pool and resolves when its connections are gone, which `end` alone does not wait for. */
export async function closePool(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount;
  const gone = new Promise<void>((resolve) => {
    if (open === 0) resolve();
    pool.on('remove', () => {
      open -= 1;
      if (open <= 0) resolve();
    });
  });
  await pool.end();
  await Promise.race([gone, sleep(farewell, undefined, { ref: false })]);
}
