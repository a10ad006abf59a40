import type { Tx } from '#core/db/tx.ts';
import type { CompactRange } from '#core/transparency/compact-range.ts';
import type { LogName } from '../../contract/terms.ts';
import type { LogKeyRow } from '../keys/log-key.ts';
import type { LoggedEvent } from '../rules/leaf.ts';

/** One sequencer an agency; false where another is at work. */
export async function takeSequencer(tx: Tx): Promise<boolean> {
  const [row] = await tx.rows<{ mine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('ledger.sequence:' || core.agency_id(), 0)) as mine`,
  );
  return row!.mine;
}

const eventColumns = `e.id, e.type, e.version, e.occurred_at as "occurredAt", e.actor_kind as "actorKind",
  e.person_id as "personId", e.post_id as "postId", e.capacity, e.subject_id as "subjectId", e.matter_id as "matterId", e.payload,
  e.request_id as "requestId"`;

/**
 * Events without a leaf, the earliest ids first. Each is looked up by its key, whatever the planner knows of the tables.
 * @param types these alone; all of them without
 */
export function waitingEvents(
  tx: Tx,
  limit: number,
  types: readonly string[] | null = null,
): Promise<LoggedEvent[]> {
  const ofTypes = `and exists (select from core.event t where t.agency_id = w.agency_id and t.id = w.event_id and t.type = any ($2))`;
  return tx.rows<LoggedEvent>(
    `select ${eventColumns} from (select * from ledger.pending w where w.agency_id = core.agency_id() ${types ? ofTypes : ''}
       order by w.event_id limit $1) p
     cross join lateral (select * from core.event v where v.agency_id = p.agency_id and v.id = p.event_id and v.occurred_at = p.occurred_at
       offset 0) e order by p.event_id`,
    types ? [limit, types] : [limit],
  );
}

/** The types of the events that wait. */
export async function waitingTypes(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ type: string }>(
    `select distinct e.type from ledger.pending p join core.event e on e.agency_id = p.agency_id and e.id = p.event_id
     where p.agency_id = core.agency_id()`,
  );
  return rows.map(({ type }) => type);
}

/** One event that waits. */
export async function waitingEvent(tx: Tx, id: string): Promise<LoggedEvent> {
  const [row] = await tx.rows<LoggedEvent>(
    `select ${eventColumns} from ledger.pending p join core.event e on e.agency_id = p.agency_id and e.id = p.event_id
       and e.occurred_at = p.occurred_at where p.agency_id = core.agency_id() and p.event_id = $1`,
    [id],
  );
  return row!;
}

export function forgetWaiting(tx: Tx, eventIds: readonly string[]): void {
  tx.send('delete from ledger.pending where agency_id = core.agency_id() and event_id = any ($1::uuid[])', [
    eventIds,
  ]);
}

/** The salts of these objects in the stream; those that are not given yet are missing. */
export async function saltsOf(
  tx: Tx,
  stream: LogName,
  objectIds: readonly string[],
): Promise<Map<string, Buffer>> {
  const rows = await tx.rows<{ id: string; salt: Buffer }>(
    `select object_id as id, salt from ledger.object_salt
     where agency_id = core.agency_id() and stream = $1 and object_id = any ($2::uuid[])`,
    [stream, objectIds],
  );
  return new Map(rows.map(({ id, salt }) => [id, salt]));
}

export function keepSalts(tx: Tx, stream: LogName, salts: ReadonlyMap<string, Uint8Array>): void {
  if (salts.size === 0) return;
  tx.send(
    `insert into ledger.object_salt (agency_id, stream, object_id, salt)
     select core.agency_id(), $1, * from unnest($2::uuid[], $3::bytea[])`,
    [stream, [...salts.keys()], [...salts.values()].map((salt) => Buffer.from(salt))],
  );
}

/** How many leaves each object has in the stream, by the hex of what leaves call it. Index: entry_of_object. */
export async function sequencesOf(
  tx: Tx,
  stream: LogName,
  objects: readonly Uint8Array[],
): Promise<Map<string, number>> {
  const rows = await tx.rows<{ object: string; seq: number }>(
    `select encode(o.object, 'hex') as object, e.object_seq as seq from unnest($2::bytea[]) as o(object)
     cross join lateral (select object_seq from ledger.entry where agency_id = core.agency_id() and stream = $1 and object = o.object
       order by object_seq desc limit 1) e`,
    [stream, objects.map((object) => Buffer.from(object))],
  );
  return new Map(rows.map(({ object, seq }) => [object, seq]));
}

export interface NewEntry {
  index: number;
  eventId: string | null;
  objectId: string | null;
  object: Uint8Array;
  seq: number;
  leaf: Uint8Array;
  hash: Uint8Array;
  /** The digest that the leaf names. */
  pdf: Uint8Array | null;
}

/** @param importedAt when they came back from entry bundles; null for leaves that were just made */
export function insertEntries(
  tx: Tx,
  stream: LogName,
  entries: readonly NewEntry[],
  importedAt: Date | null,
): void {
  const bytes = (list: readonly Uint8Array[]) => list.map((one) => Buffer.from(one));
  tx.send(
    `insert into ledger.entry (agency_id, stream, idx, event_id, object_id, object, object_seq, leaf, hash, pdf, imported_at)
     select core.agency_id(), $1, *, $10::timestamptz
     from unnest($2::bigint[], $3::uuid[], $4::uuid[], $5::bytea[], $6::int[], $7::bytea[], $8::bytea[], $9::bytea[])`,
    [
      stream,
      entries.map(({ index }) => index),
      entries.map(({ eventId }) => eventId),
      entries.map(({ objectId }) => objectId),
      bytes(entries.map(({ object }) => object)),
      entries.map(({ seq }) => seq),
      bytes(entries.map(({ leaf }) => leaf)),
      bytes(entries.map(({ hash }) => hash)),
      entries.map(({ pdf }) => pdf && Buffer.from(pdf)),
      importedAt,
    ],
  );
}

export function insertSecrets(
  tx: Tx,
  secrets: readonly { eventId: string; salt: Uint8Array; body: string }[],
): void {
  tx.send(
    `insert into ledger.secret (agency_id, event_id, salt, body) select core.agency_id(), * from unnest($1::uuid[], $2::bytea[], $3::text[])`,
    [
      secrets.map(({ eventId }) => eventId),
      secrets.map(({ salt }) => Buffer.from(salt)),
      secrets.map(({ body }) => body),
    ],
  );
}

/** Keeps the tree as it is now; where all of it was published before, leaves wait from this moment on. */
export function keepTree(tx: Tx, stream: LogName, tree: CompactRange, now: Date): void {
  tx.send(
    `update ledger.tree t set size = $2, frontier = $3, grown_at = $4,
       waits_since = case when t.size = 0 or exists (select from ledger.checkpoint c where c.agency_id = t.agency_id
         and c.stream = t.stream and c.size = t.size and c.published_at is not null) then $4 else t.waits_since end
     where t.agency_id = core.agency_id() and t.stream = $1`,
    [stream, tree.size, Buffer.concat(tree.hashes.map((hash) => Buffer.from(hash))), now],
  );
}

/** The newest key of the agency's logs. */
export async function newestKey(tx: Tx): Promise<LogKeyRow | undefined> {
  const [row] = await tx.rows<LogKeyRow>(
    `select agency_id, id, public_key, key_sealed, made_at from ledger.log_key
     where agency_id = core.agency_id() order by made_at desc, id desc limit 1`,
  );
  return row;
}

export function insertKey(tx: Tx, row: LogKeyRow): void {
  tx.send(
    `insert into ledger.log_key (agency_id, id, public_key, key_sealed, made_at) values (core.agency_id(), $1, $2, $3, $4)`,
    [row.id, row.public_key, row.key_sealed, row.made_at],
  );
}

export function insertLog(tx: Tx, stream: LogName, origin: string, keyId: string, now: Date): void {
  tx.send(
    `insert into ledger.log (agency_id, stream, origin, key_id, opened_at) values (core.agency_id(), $1, $2, $3, $4)`,
    [stream, origin, keyId, now],
  );
  tx.send(
    `insert into ledger.tree (agency_id, stream, size, frontier, grown_at, waits_since) values (core.agency_id(), $1, 0, '', $2, $2)`,
    [stream, now],
  );
}
