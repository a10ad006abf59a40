import type { z } from 'zod';
import type { Tx } from '../db/tx.ts';
import type { Context, TxContext } from '../session/context.ts';

/** A context outside any transaction: a job that does heavy or outside work opens short ones itself. */
export interface JobContext extends Context {
  transact<T>(mode: 'read' | 'write', work: (ctx: TxContext) => Promise<T>): Promise<T>;
  signal: AbortSignal;
  /** No further try follows: what the job leaves behind is what people see. */
  lastTry?: boolean;
}

/** Work that leaves the request. Run at least once: it must be idempotent. */
export interface Job<P extends z.ZodType = z.ZodType> {
  /** `module.verb-noun`, unique. */
  readonly name: `${string}.${string}`;
  readonly payload: P;
  readonly run: (ctx: JobContext, payload: z.output<P>) => Promise<void>;
  /** Tries before it is given up and shown to the operator. */
  readonly maxAttempts?: number;
  /** Nobody waits for it: it stands behind all work that somebody does. */
  readonly background?: true;
}

export function job<P extends z.ZodType>(definition: Job<P>): Job<P> {
  return definition;
}

/** Work on a clock: `cron` in UTC, five fields. */
export interface Schedule {
  readonly name: `${string}.${string}`;
  readonly cron: string;
  /** Once an agency, as is usual, or once for the whole house, in the name of any agency. */
  readonly once?: 'agency' | 'house';
  readonly run: (ctx: JobContext) => Promise<void>;
}

export interface JobOptions {
  runAt?: Date;
  /** A later job with the same key replaces a waiting one. */
  key?: string;
  /** Jobs of one queue run one after another. */
  queue?: string;
}

/** Adds a job in the transaction of the change: it runs if and only if the change is kept. */
export async function enqueue<P extends z.ZodType>(
  tx: Tx,
  agencyId: string,
  definition: Pick<Job<P>, 'name' | 'payload' | 'maxAttempts' | 'background'>,
  payload: z.input<P>,
  options: JobOptions = {},
): Promise<void> {
  tx.addsJobs = true;
  tx.send('select core.add_job($1, $2::json, $3, $4, $5, $6, $7)', [
    definition.name,
    JSON.stringify({ agencyId, payload: definition.payload.parse(payload) }),
    options.queue ?? null,
    options.runAt ?? null,
    options.key ?? null,
    definition.maxAttempts ?? 10,
    definition.background ? 10 : 0,
  ]);
}
