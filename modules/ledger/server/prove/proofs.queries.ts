import type { Tx } from '#core/db/tx.ts';
import type { LogName } from '../../contract/terms.ts';

/** A signed checkpoint with its cosignatures, as lines. */
export interface SignedCheckpoint {
  size: number;
  note: string;
  lines: string[];
}

/** The largest signed checkpoint of a log; `beyond`: with more leaves than this. */
export async function newestSigned(
  tx: Tx,
  stream: LogName,
  beyond: number,
): Promise<SignedCheckpoint | undefined> {
  const [row] = await tx.rows<SignedCheckpoint>(
    `select c.size, c.note, array(select s.line from ledger.cosignature s where s.agency_id = c.agency_id and s.stream = c.stream
       and s.size = c.size order by s.witness_id) as lines
     from ledger.checkpoint c where c.agency_id = core.agency_id() and c.stream = $1 and c.size > $2 and c.published_at is not null
     order by c.size desc limit 1`,
    [stream, beyond],
  );
  return row;
}

/** Where the leaf of an event stands. */
export async function placeOfEvent(
  tx: Tx,
  eventId: string,
): Promise<{ stream: LogName; index: number } | undefined> {
  const [row] = await tx.rows<{ stream: LogName; index: number }>(
    'select stream, idx as index from ledger.entry where agency_id = core.agency_id() and event_id = $1',
    [eventId],
  );
  return row;
}

/** The newest published leaf that names a file; the transaction reads for its agency from then on. */
export async function enterFile(
  tx: Tx,
  agencyId: string,
  digest: Uint8Array,
): Promise<{ stream: LogName; index: number } | undefined> {
  const [row] = await tx.rows<{ stream: LogName; index: number }>(
    'select stream, idx as index from ledger.enter_file($1, $2)',
    [agencyId, Buffer.from(digest)],
  );
  return row;
}

/** True while the event waits for its leaf. */
export async function isWaiting(tx: Tx, eventId: string): Promise<boolean> {
  const rows = await tx.rows(
    'select from ledger.pending where agency_id = core.agency_id() and event_id = $1',
    [eventId],
  );
  return rows.length > 0;
}

export interface ObjectEntry {
  eventId: string;
  stream: LogName;
  index: number;
  seq: number;
  leaf: Buffer;
  erased: boolean;
}

/** The leaves of an object, by streams. Index: entry_object. */
export function entriesOfObject(tx: Tx, objectId: string, limit: number): Promise<ObjectEntry[]> {
  return tx.rows<ObjectEntry>(
    `select n.event_id as "eventId", n.stream, n.idx as index, n.object_seq as seq, n.leaf,
       exists (select from ledger.erasure r where r.agency_id = n.agency_id and r.event_id = n.event_id) as erased
     from ledger.entry n where n.agency_id = core.agency_id() and n.object_id = $1 order by n.stream, n.object_seq limit $2`,
    [objectId, limit],
  );
}
