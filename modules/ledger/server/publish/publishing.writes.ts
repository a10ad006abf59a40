import type { Tx } from '#core/db/tx.ts';
import type { LogName } from '../../contract/terms.ts';

/** Keeps a root for a size; where another publisher was quicker, what that one kept stays. */
export async function keepCheckpoint(
  tx: Tx,
  stream: LogName,
  size: number,
  root: Uint8Array,
  now: Date,
): Promise<void> {
  await tx.rows(
    `insert into ledger.checkpoint (agency_id, stream, size, root, made_at) values (core.agency_id(), $1, $2, $3, $4) on conflict do nothing`,
    [stream, size, Buffer.from(root), now],
  );
}

/** Keeps the signed note of a checkpoint that has none yet. */
export async function keepNote(
  tx: Tx,
  stream: LogName,
  size: number,
  note: string,
  now: Date,
): Promise<void> {
  await tx.rows(
    `update ledger.checkpoint set note = $3, signed_at = $4
     where agency_id = core.agency_id() and stream = $1 and size = $2 and note is null`,
    [stream, size, note, now],
  );
}

export async function markPublished(tx: Tx, stream: LogName, size: number, now: Date): Promise<void> {
  await tx.rows(
    `update ledger.checkpoint set published_at = $3
     where agency_id = core.agency_id() and stream = $1 and size = $2 and published_at is null`,
    [stream, size, now],
  );
}

/** One at a time puts a checkpoint in its place, so that none goes back to a smaller one. */
export async function lockPlace(tx: Tx, stream: LogName): Promise<void> {
  await tx.rows(
    `select pg_advisory_xact_lock(hashtextextended('ledger.publish:' || core.agency_id() || ':' || $1, 0))`,
    [stream],
  );
}

export interface WitnessRow {
  id: string;
  vkey: string;
  address: string;
}

export function witnessesOf(tx: Tx): Promise<WitnessRow[]> {
  return tx.rows<WitnessRow>(
    'select id, vkey, address from ledger.witness where agency_id = core.agency_id() and removed_at is null order by id',
  );
}

export interface CosignatureRow {
  witnessId: string;
  line: string;
}

/** Who cosigned a checkpoint. */
export function cosignaturesOf(tx: Tx, stream: LogName, size: number): Promise<CosignatureRow[]> {
  return tx.rows<CosignatureRow>(
    `select witness_id as "witnessId", line from ledger.cosignature
     where agency_id = core.agency_id() and stream = $1 and size = $2 order by witness_id`,
    [stream, size],
  );
}

export async function keepCosignature(
  tx: Tx,
  stream: LogName,
  size: number,
  { witnessId, line }: CosignatureRow,
  now: Date,
): Promise<void> {
  await tx.rows(
    `insert into ledger.cosignature (agency_id, stream, size, witness_id, line, received_at)
     values (core.agency_id(), $1, $2, $3, $4, $5) on conflict do nothing`,
    [stream, size, witnessId, line, now],
  );
}

/** The largest size that a witness cosigned, as far as we know; 0 for none. Index: cosignature_newest. */
export async function cosignedSize(tx: Tx, stream: LogName, witnessId: string): Promise<number> {
  const [row] = await tx.rows<{ size: number }>(
    `select size from ledger.cosignature where agency_id = core.agency_id() and stream = $1 and witness_id = $2
     order by size desc limit 1`,
    [stream, witnessId],
  );
  return row?.size ?? 0;
}
