import type { Tx } from '#core/db/tx.ts';
import { type CompactRange, compactRange } from '#core/transparency/compact-range.ts';
import { hashLength } from '#core/transparency/merkle.ts';
import type { LogName, Stream } from '../contract/terms.ts';
import type { LogKeyRow } from './keys/log-key.ts';

/** A log with its tree as it is in the database. */
export interface LogRow {
  stream: LogName;
  origin: string;
  /** Every key that it ever had, the oldest first: checkpoints of all of them are there. */
  publicKeys: readonly Buffer[];
  tree: CompactRange;
  /** It could not go on, and another follows it. */
  endedAt: Date | null;
}

/** A log before its tree is read out of its row: that can fail, and then for this log alone. */
export type LogHead = Omit<LogRow, 'tree'> & { size: number; frontier: Buffer };

/** The logs of the agency; a stream without events has none. */
export function logHeads(tx: Tx): Promise<LogHead[]> {
  return tx.rows<LogHead>(
    `select l.stream, l.origin, array(select k.public_key from ledger.log_key k
         where k.agency_id = l.agency_id and (k.made_at, k.id) >= (own.made_at, own.id) order by k.made_at, k.id) as "publicKeys", t.size, t.frontier, e.ended_at as "endedAt" from ledger.log l
     join ledger.tree t on t.agency_id = l.agency_id and t.stream = l.stream
     join ledger.log_key own on own.agency_id = l.agency_id and own.id = l.key_id
     left join ledger.log_end e on e.agency_id = l.agency_id and e.stream = l.stream
     where l.agency_id = core.agency_id() order by length(l.stream), l.stream`,
  );
}

const withTree = ({ size, frontier, ...log }: LogHead): LogRow => ({
  ...log,
  tree: compactRange(size, hashesIn(frontier)),
});

/** A log with its tree. @throws FormatFault where the row of its tree holds none */
export async function logOf(tx: Tx, stream: LogName): Promise<LogRow | undefined> {
  const head = (await logHeads(tx)).find((log) => log.stream === stream);
  return head && withTree(head);
}

/** The log into which the events of a stream go: the one that did not end. */
export async function currentLog(tx: Tx, stream: Stream): Promise<LogRow | undefined> {
  const heads = await logHeads(tx);
  const head = heads.find((log) => log.endedAt === null && streamOfLog(log.stream) === stream);
  return head && withTree(head);
}

export const streamOfLog = (name: LogName): Stream => name.split('-')[0] as Stream;

/** Hashes that stand one after another. */
export function hashesIn(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / hashLength }, (_, at) =>
    bytes.subarray(at * hashLength, (at + 1) * hashLength),
  );
}

/** Keys since the one with which a log was opened, the oldest first. */
const keysOfLog = `ledger.log l join ledger.log_key own on own.agency_id = l.agency_id and own.id = l.key_id
  join ledger.log_key k on k.agency_id = l.agency_id and (k.made_at, k.id) >= (own.made_at, own.id)
  left join ledger.key_end e on e.agency_id = k.agency_id and e.key_id = k.id
  where l.agency_id = core.agency_id() and l.stream = $1 and (e.ends_at is null or e.ends_at > $2) order by k.made_at, k.id`;

/** The keys that sign a log at a moment; two of them while one takes the place of the other. */
export async function signingKeys(tx: Tx, stream: LogName, now: Date): Promise<LogKeyRow[]> {
  const rows = await tx.rows<LogKeyRow>(
    `select k.agency_id, k.id, k.public_key, k.key_sealed, k.made_at from ${keysOfLog}`,
    [stream, now],
  );
  if (rows.length === 0) throw new Error('the key of the log is not there');
  return rows;
}

/** The public halves of them, which every role may read. */
export async function currentPublicKeys(tx: Tx, stream: LogName, now: Date): Promise<Buffer[]> {
  const rows = await tx.rows<{ key: Buffer }>(`select k.public_key as key from ${keysOfLog}`, [stream, now]);
  return rows.map(({ key }) => key);
}

export interface CheckpointRow {
  size: number;
  root: Buffer;
  madeAt: Date;
  note: string | null;
  signedAt: Date | null;
  publishedAt: Date | null;
}

const checkpointColumns = `size, root, made_at as "madeAt", note, signed_at as "signedAt", published_at as "publishedAt"`;

export async function checkpointAt(
  tx: Tx,
  stream: LogName,
  size: number,
): Promise<CheckpointRow | undefined> {
  const [row] = await tx.rows<CheckpointRow>(
    `select ${checkpointColumns} from ledger.checkpoint where agency_id = core.agency_id() and stream = $1 and size = $2`,
    [stream, size],
  );
  return row;
}

/** The largest checkpoints below a size, the largest first; all of them without one. */
export function checkpointsBelow(
  tx: Tx,
  stream: LogName,
  below: number | null,
  limit: number,
): Promise<CheckpointRow[]> {
  return tx.rows<CheckpointRow>(
    `select ${checkpointColumns} from ledger.checkpoint
     where agency_id = core.agency_id() and stream = $1 and ($2::bigint is null or size < $2) order by size desc limit $3`,
    [stream, below, limit],
  );
}

/** The checkpoints of a stretch of leaves, in their order: those beyond a size, up to another, at most 256. */
export function checkpointsBetween(
  tx: Tx,
  stream: LogName,
  beyond: number,
  upto: number,
): Promise<CheckpointRow[]> {
  return tx.rows<CheckpointRow>(
    `select ${checkpointColumns} from ledger.checkpoint
     where agency_id = core.agency_id() and stream = $1 and size > $2 and size <= $3 order by size limit 256`,
    [stream, beyond, upto],
  );
}

/** How many checkpoints a log has. */
export async function countCheckpoints(tx: Tx, stream: LogName): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    'select count(*) as count from ledger.checkpoint where agency_id = core.agency_id() and stream = $1',
    [stream],
  );
  return row!.count;
}

/** The largest size that the rows call published; 0 for none. */
export async function toldSize(tx: Tx, stream: LogName): Promise<number> {
  const [row] = await tx.rows<{ size: number }>(
    `select size from ledger.checkpoint where agency_id = core.agency_id() and stream = $1 and published_at is not null
     order by size desc limit 1`,
    [stream],
  );
  return row?.size ?? 0;
}

/** Logs that have leaves beyond what was published, and of which nothing was published since a moment. */
export async function unpublishedSince(tx: Tx, since: Date): Promise<LogName[]> {
  const rows = await tx.rows<{ stream: LogName }>(
    `select t.stream from ledger.tree t left join lateral (select c.size, c.published_at from ledger.checkpoint c
       where c.agency_id = t.agency_id and c.stream = t.stream and c.published_at is not null order by c.size desc limit 1) c on true
     where t.agency_id = core.agency_id() and t.size > coalesce(c.size, 0) and greatest(t.waits_since, c.published_at) < $1
       and not exists (select from ledger.log_end e where e.agency_id = t.agency_id and e.stream = t.stream) order by t.stream`,
    [since],
  );
  return rows.map(({ stream }) => stream);
}

/** True for a log of which a checkpoint was published once. */
export async function wasPublished(tx: Tx, stream: LogName): Promise<boolean> {
  const rows = await tx.rows(
    `select from ledger.checkpoint where agency_id = core.agency_id() and stream = $1 and published_at is not null limit 1`,
    [stream],
  );
  return rows.length > 0;
}

/** A checkpoint of more leaves than the tree has: the tree was cut off. */
export async function hasCheckpointBeyondTree(tx: Tx, stream: LogName): Promise<boolean> {
  const rows = await tx.rows(
    `select from ledger.checkpoint c join ledger.tree t on t.agency_id = c.agency_id and t.stream = c.stream
     where c.agency_id = core.agency_id() and c.stream = $1 and c.size > t.size limit 1`,
    [stream],
  );
  return rows.length > 0;
}

/** Leaf hashes between two places, in their order. */
export async function hashesFrom(tx: Tx, stream: LogName, from: number, to: number): Promise<Buffer[]> {
  const rows = await tx.rows<{ hash: Buffer }>(
    `select hash from ledger.entry where agency_id = core.agency_id() and stream = $1 and idx >= $2 and idx < $3 order by idx`,
    [stream, from, to],
  );
  if (rows.length !== to - from) throw new Error(`leaves are missing between ${from} and ${to}`);
  return rows.map(({ hash }) => hash);
}

/** Leaves with their hashes between two places, in their order. */
export async function leavesFrom(
  tx: Tx,
  stream: LogName,
  from: number,
  to: number,
): Promise<{ leaf: Buffer; hash: Buffer }[]> {
  const rows = await tx.rows<{ leaf: Buffer; hash: Buffer }>(
    `select leaf, hash from ledger.entry where agency_id = core.agency_id() and stream = $1 and idx >= $2 and idx < $3 order by idx`,
    [stream, from, to],
  );
  if (rows.length !== to - from) throw new Error(`leaves are missing between ${from} and ${to}`);
  return rows;
}
