import type pg from 'pg';

/** Milliseconds in which the jobs of many transactions are told together. */
const pause = 25;

/** Pools whose workers are about to be told; true where more was kept since the telling began. */
const due = new WeakMap<pg.Pool, boolean>();

/**
 * Tells the workers that jobs wait, once for many transactions and after they were kept. NOTIFY inside them would make
 * all commits of the database stand in one line. A worker that was not told finds the jobs when it looks next.
 */
export function wakeWorkers(pool: pg.Pool): void {
  if (due.has(pool)) due.set(pool, true);
  else tellSoon(pool);
}

/** One telling at a time: where the pool is used up, they would stand in its line by the dozen. */
function tellSoon(pool: pg.Pool): void {
  due.set(pool, false);
  setTimeout(() => {
    due.set(pool, false);
    pool
      .query(`select pg_notify('jobs:insert', '{"count":16}')`)
      .catch(() => undefined)
      .finally(() => {
        if (due.get(pool)) tellSoon(pool);
        else due.delete(pool);
      });
  }, pause).unref();
}
