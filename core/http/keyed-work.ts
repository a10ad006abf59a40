import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { AppError, fail } from '../contract/errors.ts';
import { type Tx, transact } from '../db/tx.ts';
import type { Act } from './idempotency.ts';
import type { Identity } from './ports.ts';

/** What is known of a key: who took it, and how its first use ended. */
interface KeyBook {
  /** Takes the key; false where it was taken before. */
  take(): Promise<boolean>;
  /** The answer of the first use. @throws core.idempotency-mismatch, -in-progress, -unfinished, -used */
  earlier(): Promise<unknown>;
  keep(answer: unknown): Promise<void>;
  /** A refusal that is the answer of the act, since part of the act was done. */
  keepRefusal(refusal: AppError): Promise<void>;
  giveBack(): Promise<void>;
}

export interface KeyedWork {
  pool: pg.Pool;
  /** Undefined for people who have not signed in: nothing is kept for them, so their second use is refused. */
  identity: Identity | undefined;
  act: Act;
  /** The answer holds something that is told once: it is not kept. */
  tellsOnce: boolean;
  /** True once a transaction of the work was kept that must not be done twice. */
  hasWritten(): boolean;
  /** Throws where the person may not do this any more, and so is not told what was answered before. */
  ensureMay(): Promise<unknown>;
  /** A failure after the work is done must not hide its answer. */
  complain(error: unknown): void;
}

/**
 * Does work of several transactions once for its key. The key is taken before and answered for after; a refusal gives
 * it back where nothing was written yet, else it is what a second use is told. Where the program was cut off in between,
 * or failed, nobody knows how far it came: the key says so and is not used again.
 */
export async function doOnce<T>(work: KeyedWork, run: () => Promise<T>): Promise<T> {
  const book = work.identity ? bookOfPerson(work, work.identity) : bookOfAnyone(work);
  if (!(await book.take())) {
    await work.ensureMay();
    return (await whenAnswered(book)) as T;
  }
  let answer: T;
  try {
    answer = await run();
  } catch (error) {
    if (error instanceof AppError) await settleRefused(work, book, error).catch(work.complain);
    throw error;
  }
  await book.keep(answer ?? null).catch(work.complain);
  return answer;
}

async function settleRefused(work: KeyedWork, book: KeyBook, refusal: AppError): Promise<void> {
  if (!work.hasWritten()) await book.giveBack();
  else if (refusal.status < 500) await book.keepRefusal(refusal);
}

/** A twin that came a moment later waits a little for the answer of the first, instead of being sent away. */
async function whenAnswered(book: KeyBook): Promise<unknown> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await book.earlier();
    } catch (error) {
      const underWay = error instanceof AppError && error.code === 'core.idempotency-in-progress';
      if (!underWay || tries === patience.tries) throw error;
      await setTimeout(patience.milliseconds);
    }
  }
}

const patience = { tries: 20, milliseconds: 100 };

type Refusal = Pick<AppError, 'code' | 'params' | 'fields'>;

/** Longer than any request may take. */
const cutOffAfterMinutes = 5;

function bookOfPerson({ pool, act, tellsOnce }: KeyedWork, identity: Identity): KeyBook {
  const who = { agency: identity.agencyId, person: identity.personId };
  const own = [identity.agencyId, identity.personId, act.key];
  const write = (work: (tx: Tx) => Promise<unknown>) => transact(pool, who, 'write', work);
  return {
    take: async () => {
      const rows = await transact(pool, who, 'write', (tx) =>
        tx.rows(
          `insert into core.idempotency (agency_id, actor_id, key, operation, request_hash) values ($1, $2, $3, $4, $5)
           on conflict do nothing returning 1`,
          [...own, act.operation, act.hash],
        ),
      );
      return rows.length === 1;
    },
    earlier: async () => {
      const [row] = await transact(pool, who, 'read', (tx) =>
        tx.rows<{
          operation: string;
          request_hash: Buffer;
          response: { answer: unknown } | { refusal: Refusal } | null;
          told_once: boolean;
          cut_off: boolean;
        }>(
          `select operation, request_hash, response, told_once,
             created_at < now() - make_interval(mins => ${cutOffAfterMinutes}) as cut_off
           from core.idempotency where agency_id = $1 and actor_id = $2 and key = $3`,
          own,
        ),
      );
      // Its first use has just been refused.
      if (!row) fail('core.idempotency-in-progress');
      if (row.operation !== act.operation || !row.request_hash.equals(act.hash))
        fail('core.idempotency-mismatch');
      if (row.told_once) fail('core.idempotency-used');
      if (!row.response) fail(row.cut_off ? 'core.idempotency-unfinished' : 'core.idempotency-in-progress');
      if (!('refusal' in row.response)) return row.response.answer;
      const { code, params, fields } = row.response.refusal;
      throw new AppError(code, params, fields);
    },
    keep: async (answer) => {
      await write((tx) =>
        tx.rows(
          'update core.idempotency set response = $4, told_once = $5 where agency_id = $1 and actor_id = $2 and key = $3',
          [...own, tellsOnce ? null : JSON.stringify({ answer }), tellsOnce],
        ),
      );
    },
    keepRefusal: async ({ code, params, fields }) => {
      const refusal: Refusal = { code, params, fields };
      await write((tx) =>
        tx.rows(
          'update core.idempotency set response = $4 where agency_id = $1 and actor_id = $2 and key = $3',
          [...own, JSON.stringify({ refusal })],
        ),
      );
    },
    giveBack: async () => {
      await write((tx) =>
        tx.rows('delete from core.idempotency where agency_id = $1 and actor_id = $2 and key = $3', own),
      );
    },
  };
}

function bookOfAnyone({ pool, act }: KeyedWork): KeyBook {
  const hash = createHash('sha256').update(`${act.operation} ${act.key}`).digest();
  return {
    take: async () => {
      const [row] = await transact(pool, {}, 'write', (tx) =>
        tx.rows<{ taken: boolean }>('select core.spend_key($1) as taken', [hash]),
      );
      return row!.taken;
    },
    earlier: async () => fail('core.idempotency-used'),
    keep: async () => undefined,
    keepRefusal: async () => undefined,
    giveBack: async () => {
      await transact(pool, {}, 'write', (tx) => tx.rows('select core.return_key($1)', [hash]));
    },
  };
}
