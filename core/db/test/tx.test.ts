import type pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshDatabase } from '#tests/house/fresh-database.ts';
import { openPool } from '../pool.ts';
import { transact } from '../tx.ts';

let pool: pg.Pool;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase(inject('clusterUrl'));
  drop = database.drop;
  pool = openPool({ url: database.url, max: 2, name: 'test', log: pino({ level: 'silent' }) });
  await pool.query('create table public.kept (n int primary key)');
});
afterAll(async () => {
  await pool.end();
  await drop();
});

const kept = async () => (await pool.query('select n from public.kept order by n')).rows.map((row) => row.n);
const message = (error: unknown) => (error as Error).message;

describe('a statement that was sent without waiting', () => {
  it('is kept with the transaction', async () => {
    await transact(pool, {}, 'write', async (tx) => {
      tx.send('insert into public.kept values ($1)', [1]);
      tx.send('insert into public.kept values ($1)', [2]);
    });
    expect(await kept()).toEqual([1, 2]);
  });

  it('fails the transaction when it fails, and nothing of it is kept', async () => {
    const failure = await transact(pool, {}, 'write', async (tx) => {
      tx.send('insert into public.kept values ($1)', [3]);
      tx.send('insert into public.kept values ($1)', [1]);
    }).catch(message);
    expect(failure).toContain('kept_pkey');
    expect(await kept()).toEqual([1, 2]);
  });

  it('is named as the cause, not what stumbled over it', async () => {
    const failure = await transact(pool, {}, 'write', async (tx) => {
      tx.send('insert into public.kept values ($1)', [1]);
      await tx.rows('select 1');
    }).catch(message);
    expect(failure).toContain('kept_pkey');
  });

  it('fails the transaction even where the failure after it was swallowed', async () => {
    const failure = await transact(pool, {}, 'write', async (tx) => {
      tx.send('insert into public.kept values ($1)', [1]);
      await tx.rows('select 1').catch(() => undefined);
    }).catch(message);
    expect(failure).toContain('kept_pkey');
  });
});

describe('a transaction', () => {
  it('works for the agency and person that it was opened for, and the next one does not', async () => {
    const person = '01a1ffd3-30f1-7693-9c3c-319717bae3f5';
    const asked = (settings: { person?: string }) =>
      transact(pool, settings, 'read', async (tx) => {
        const rows = await tx.rows<{ person: string | null }>('select core.person_id() as person');
        return rows[0]!.person;
      });
    expect(await asked({ person })).toBe(person);
    const others = await Promise.all(Array.from({ length: 20 }, () => asked({})));
    expect(new Set(others)).toEqual(new Set([null]));
  });

  it('that only reads cannot write', async () => {
    const failure = await transact(pool, {}, 'read', (tx) =>
      tx.rows('insert into public.kept values (9)'),
    ).catch(message);
    expect(failure).toContain('read-only transaction');
  });

  it('gives its connection back whatever happens', async () => {
    for (let n = 0; n < 6; n += 1) {
      await transact(pool, {}, 'read', (tx) => tx.rows('select 1'));
      await transact(pool, {}, 'write', (tx) => tx.rows('select nothing')).catch(() => undefined);
      await transact(pool, {}, 'write', () => Promise.reject(new Error('no'))).catch(() => undefined);
    }
    expect(await kept()).toEqual([1, 2]);
  });

  it('is finished when its work is done', async () => {
    const late = await transact(pool, {}, 'write', async (tx) => () => tx.rows('select 1'));
    await expect(late()).rejects.toThrow('finished');
  });

  it('tells of a commit that was a rollback', async () => {
    const failure = await transact(pool, {}, 'write', async (tx) => {
      await tx.rows('select nothing').catch(() => undefined);
    }).catch(message);
    expect(failure).toContain('rolled back');
  });
});
