import type pg from 'pg';

/** Milliseconds in which the jobs of many transactions are told together. */
const pause = 25;

const due = new WeakSet<pg.Pool>();

/**
 * Tells the workers that jobs wait, once for many transactions and after they were kept. NOTIFY inside them would make
 * all commits of the database stand in one line. A worker that was not told finds the jobs when it looks next.
 */
export function wakeWorkers(pool: pg.Pool): void {
  if (due.has(pool)) return;
  due.add(pool);
  setTimeout(() => {
    due.delete(pool);
    pool.query(`select pg_notify('jobs:insert', '{"count":16}')`).catch(() => undefined);
  }, pause).unref();
}
