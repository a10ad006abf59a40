import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type pg from 'pg';
import { fail } from '../contract/errors.ts';
import { wakeWorkers } from './wake-workers.ts';

interface Compilable<Row> {
  compile(): CompiledQuery<Row>;
}

/**
 * The query builder of one module's tables: it only writes SQL, a `Tx` runs it.
 * The type names the module's own tables and no others.
 */
export function tablesOf<Tables>(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

const names = new Map<string, string>();

/** Every statement is prepared under a name made from its text: planned once a connection. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `q${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    if (names.size < 2_000) names.set(text, name);
  }
  return name;
}

/** An open transaction. A finished one refuses work, and there is no way to open one inside another. */
export class Tx {
  #client: pg.ClientBase | undefined;
  readonly #sent: Promise<unknown>[] = [];
  /** A job was added: the workers are woken once the transaction is kept. */
  addsJobs = false;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  /** All rows of the statement. */
  async all<Row>(query: Compilable<Row>): Promise<Row[]> {
    const { sql, parameters } = query.compile();
    return this.rows<Row>(sql, parameters);
  }

  /** The one row; its absence is a fault of the program. */
  async one<Row>(query: Compilable<Row>): Promise<Row> {
    const rows = await this.all(query);
    if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`);
    return rows[0]!;
  }

  /** The row, if there is one. */
  async maybe<Row>(query: Compilable<Row>): Promise<Row | undefined> {
    return (await this.all(query))[0];
  }

  /** Runs a statement for its effect; the number of rows it touched. */
  async run(query: Compilable<unknown>): Promise<number> {
    const { sql, parameters } = query.compile();
    const result = await this.#open().query({
      name: nameOf(sql),
      text: sql,
      values: parameters as unknown[],
    });
    return result.rowCount ?? 0;
  }

  /** A statement written as text, for what the builder cannot say. */
  async rows<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.#open().query({ name: nameOf(text), text, values: values as unknown[] });
    return result.rows as Row[];
  }

  /**
   * Runs a statement for its effect without waiting for the answer: it travels together with the next one. Should it
   * fail, the transaction fails with it.
   */
  send(statement: string | Compilable<unknown>, values?: readonly unknown[]): void {
    const { sql, parameters } =
      typeof statement === 'string' ? { sql: statement, parameters: values } : statement.compile();
    const answer = this.#open().query(
      parameters ? { name: nameOf(sql), text: sql, values: parameters as unknown[] } : sql,
    );
    answer.catch(() => undefined);
    this.#sent.push(answer);
  }

  /** Resolves when all that was sent has been answered. @throws what the first of them failed with */
  async settled(): Promise<void> {
    for (const answer of this.#sent) await answer;
  }

  /**
   * Ends a reading whose rows have arrived: they are right whether or not its end is heard. It travels with the next
   * work of the connection, where there is some in this turn of the event loop.
   */
  leave(): void {
    const client = this.#open(setImmediate);
    client.query('commit').catch(() => undefined);
  }

  /** Ends the transaction; without an error only when everything in it is kept. */
  async commit(): Promise<void> {
    const end = this.#open().query('commit');
    end.catch(() => undefined);
    await this.settled();
    // PostgreSQL answers ROLLBACK, without an error, where a statement failed and the failure was swallowed.
    if ((await end).command !== 'COMMIT') throw new Error('the transaction was rolled back');
  }

  /** The connection itself, for COPY. */
  get client(): pg.ClientBase {
    return this.#open();
  }

  close(): void {
    this.#client = undefined;
  }

  #open(leaving: Leaving = process.nextTick): pg.ClientBase {
    if (!this.#client) throw new Error('this transaction is finished');
    gather(this.#client, leaving);
    return this.#client;
  }
}

/** When a packet leaves: with the work of this tick, or with that of this turn of the event loop. */
type Leaving = (leave: () => void) => unknown;

/** What is sent until the packet leaves travels in it. */
function gather(client: pg.ClientBase, leaving: Leaving): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  leaving(() => stream.uncork());
}

/** Who the database is told it works for; row-level security reads it. */
export interface Settings {
  agency?: string;
  person?: string;
  posts?: readonly string[];
}

const safe = /^[0-9a-f-]{36}$/;

/** The opening statements of a transaction in one round trip. Only UUIDs are ever written into the text. */
function opening(settings: Settings, mode: Mode): string {
  const values = [settings.agency, settings.person, ...(settings.posts ?? [])].filter((v) => v !== undefined);
  if (!values.every((value) => safe.test(value))) fail('core.internal');
  const begin = mode === 'read' ? 'begin read only' : 'begin';
  // Nobody is told: the first statement tells, or it is nobody's work.
  if (values.length === 0) return begin;
  const set = `select set_config('app.agency','${settings.agency ?? ''}',true),set_config('app.person','${settings.person ?? ''}',true),set_config('app.posts','${(settings.posts ?? []).join(',')}',true)`;
  return `${begin};${set}`;
}

export type Mode = 'read' | 'write';

/** Runs `work` in one transaction: all of it is kept, or none. A deadlock is tried again, twice at most. */
export async function transact<T>(
  pool: pg.Pool,
  settings: Settings,
  mode: Mode,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once(pool, settings, mode, work);
    } catch (error) {
      if (attempt >= 2 || !isRepeatable(error)) throw error;
    }
  }
}

async function once<T>(
  pool: pg.Pool,
  settings: Settings,
  mode: Mode,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
  const tx = new Tx(client);
  try {
    tx.send(opening(settings, mode));
    const result = await work(tx);
    if (mode === 'read') {
      await tx.settled();
      tx.leave();
    } else {
      // The end of a writing travels with what was sent last, and fails with it; locks are held no longer than that.
      await tx.commit();
    }
    tx.close();
    client.release();
    if (tx.addsJobs) wakeWorkers(pool);
    return result;
  } catch (error) {
    const first = await firstFailure(tx, error);
    tx.close();
    await client.query('rollback').then(
      () => client.release(),
      (failure: Error) => client.release(failure),
    );
    throw first;
  }
}

/** A statement that was sent may have failed before the one that is complained of, which then only met the ruins. */
async function firstFailure(tx: Tx, error: unknown): Promise<unknown> {
  return tx.settled().then(
    () => error,
    (failure: unknown) => failure,
  );
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    if (
      error instanceof Error &&
      /timeout|ECONNREFUSED|terminat|starting up|shutting down/i.test(error.message)
    )
      fail('core.busy');
    throw error;
  }
}

/** Deadlock and serialization failure (SQLSTATE 40P01, 40001). */
function isRepeatable(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '40P01' || code === '40001';
}

/** True when the error is the violation of the named constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return (error as { constraint?: string }).constraint === constraint;
}
