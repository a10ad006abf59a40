import type pg from 'pg';
import { AppError, fail } from '../contract/errors.ts';
import { isUnsafe, type Operation } from '../contract/operation.ts';
import { type Tx, transact, violates } from '../db/tx.ts';
import type { Secrets } from '../session/secrets.ts';
import type { Identity } from './ports.ts';
import type { RequestFacts } from './route.ts';

const keyShape = /^[\x21-\x7e]{8,200}$/;

/** One act of a person: the same key stands for the same act (draft-ietf-httpapi-idempotency-key-header-07). */
export interface Act {
  key: string;
  operation: string;
  hash: Buffer;
}

/**
 * Reads the key of an unsafe request; undefined where the caller gave none, or the use case keeps it. Of an uploaded body the length counts. What
 * was asked is kept as a keyed fingerprint: a plain hash would let passwords be guessed from the database.
 */
export function actOf(
  op: Operation,
  facts: Pick<RequestFacts, 'header'>,
  input: unknown,
  secrets: Pick<Secrets, 'fingerprint'>,
): Act | undefined {
  const key = facts.header('idempotency-key');
  if (key === undefined || !isUnsafe(op) || op.keepsKey) return undefined;
  if (!keyShape.test(key)) fail('core.idempotency-key-invalid');
  const sent = op.upload ? [input, facts.header('content-length')] : input;
  return { key, operation: op.id, hash: secrets.fingerprint('idempotency', JSON.stringify(sent)) };
}

/** Writes the answer of the act, last in its transaction: of two that ran at once, only one can be kept. */
export function remember(tx: Tx, identity: Identity, act: Act, answer: unknown): void {
  tx.send(
    'insert into core.idempotency (agency_id, actor_id, key, operation, request_hash, response) values ($1, $2, $3, $4, $5, $6)',
    [identity.agencyId, identity.personId, act.key, act.operation, act.hash, JSON.stringify({ answer })],
  );
}

/**
 * The answer that an earlier run of the same act was given. A failed act was rolled back and is not remembered,
 * so a first refusal may be tried again; a refusal of a repeated act gives way to the remembered answer.
 */
export async function recall(
  pool: pg.Pool,
  identity: Identity,
  act: Act,
): Promise<{ answer: unknown } | undefined> {
  const rows = await transact(pool, { agency: identity.agencyId, person: identity.personId }, 'read', (tx) =>
    tx.rows<{ operation: string; request_hash: Buffer; response: { answer: unknown } }>(
      'select operation, request_hash, response from core.idempotency where agency_id = $1 and actor_id = $2 and key = $3',
      [identity.agencyId, identity.personId, act.key],
    ),
  );
  const row = rows[0];
  if (!row) return undefined;
  if (row.operation !== act.operation || !row.request_hash.equals(act.hash))
    fail('core.idempotency-mismatch');
  return row.response;
}

/**
 * True for a failure after which the act may have been done before by a twin of this request. Who may not do it today,
 * or not see the thing any more, is not told what was answered before.
 */
export function mayBeRepeated(error: unknown): boolean {
  if (error instanceof AppError) return ![401, 403, 404, 429].includes(error.status);
  return violates(error, 'idempotency_pkey');
}
