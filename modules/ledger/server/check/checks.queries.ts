import type { Tx } from '#core/db/tx.ts';
import type { LogName } from '../../contract/terms.ts';
import type { LoggedEvent } from '../rules/leaf.ts';
import { importedPlaces } from './imported-places.queries.ts';

/** A leaf with everything in the database that it stands for. */
export interface EntryFact {
  index: number;
  eventId: string | null;
  objectId: string | null;
  object: Buffer;
  seq: number;
  leaf: Buffer;
  hash: Buffer;
  /** It came back from an entry bundle, and an event of the log tells of that. */
  imported: boolean;
  objectSalt: Buffer | null;
  salt: Buffer | null;
  body: string | null;
  erased: boolean;
  /** The log tells of the erasure. */
  told: boolean;
  events: readonly LoggedEvent[];
}

type FactRow = Omit<EntryFact, 'events' | 'imported'> & { importedAt: Date | null } & {
  [Column in keyof LoggedEvent as `e_${Column}`]: LoggedEvent[Column] | null;
};

/**
 * The leaves between two places, each with its event, however many the database has of it. `offset 0` makes each row look
 * for its own by the keys: a plan that reads all events of the agency for every bundle would make long logs uncheckable.
 */
export async function entryFacts(tx: Tx, stream: LogName, from: number, to: number): Promise<EntryFact[]> {
  const rows = await tx.rows<FactRow>(
    `select n.idx as index, n.event_id as "eventId", n.object_id as "objectId", n.object, n.object_seq as seq, n.leaf, n.hash,
       n.imported_at as "importedAt", o.salt as "objectSalt", s.salt, s.body, r.event_id is not null as erased,
       r.event_id is not null and exists (select from core.event t join ledger.entry l on l.agency_id = t.agency_id and l.event_id = t.id
         where t.agency_id = r.agency_id and t.id = r.told_by and t.type = 'ledger.entry-erased' and t.payload ->> 'eventId' = r.event_id::text
         union all select from ledger.pending p where p.agency_id = r.agency_id and p.event_id = r.told_by) as told,
       e.id as e_id, e.type as e_type, e.version as e_version, e.occurred_at as "e_occurredAt", e.actor_kind as "e_actorKind",
       e.person_id as "e_personId", e.post_id as "e_postId", e.capacity as e_capacity, e.subject_id as "e_subjectId",
       e.matter_id as "e_matterId", e.payload as e_payload, e.request_id as "e_requestId"
     from ledger.entry n
     left join lateral (select * from core.event v where v.agency_id = n.agency_id and v.id = n.event_id offset 0) e on true
     left join lateral (select v.salt from ledger.object_salt v where v.agency_id = n.agency_id and v.stream = n.stream
       and v.object_id = n.object_id offset 0) o on true
     left join lateral (select v.salt, v.body from ledger.secret v where v.agency_id = n.agency_id and v.event_id = n.event_id offset 0) s on true
     left join lateral (select v.agency_id, v.event_id, v.told_by from ledger.erasure v
       where v.agency_id = n.agency_id and v.event_id = n.event_id offset 0) r on true
     where n.agency_id = core.agency_id() and n.stream = $1 and n.idx >= $2 and n.idx < $3 order by n.idx`,
    [stream, from, to],
  );
  const isImported = await importedPlaces(
    tx,
    rows.some(({ importedAt }) => importedAt),
  );
  const facts = new Map<number, EntryFact & { events: LoggedEvent[] }>();
  for (const { importedAt, ...row } of rows) {
    const imported = importedAt !== null && isImported(stream, row.index);
    const fact = facts.get(row.index) ?? { ...row, imported, events: [] };
    if (row.e_id) fact.events.push(eventOf(row));
    facts.set(row.index, fact);
  }
  return [...facts.values()];
}

const eventOf = (row: Omit<FactRow, 'importedAt'>): LoggedEvent => ({
  id: row.e_id!,
  type: row.e_type!,
  version: row.e_version!,
  occurredAt: row.e_occurredAt!,
  actorKind: row.e_actorKind!,
  personId: row.e_personId,
  postId: row.e_postId,
  capacity: row.e_capacity,
  subjectId: row.e_subjectId!,
  matterId: row.e_matterId!,
  payload: row.e_payload,
  requestId: row.e_requestId,
});

/** Places beyond the size that the tree has at the same moment. */
export async function placesBeyond(tx: Tx, stream: LogName): Promise<number[]> {
  const rows = await tx.rows<{ idx: number }>(
    `select n.idx from ledger.tree t join ledger.entry n on n.agency_id = t.agency_id and n.stream = t.stream and n.idx >= t.size
     where t.agency_id = core.agency_id() and t.stream = $1 order by n.idx limit ${mostNamed}`,
    [stream],
  );
  return rows.map(({ idx }) => idx);
}

/** How many of a kind one look names. */
export const mostNamed = 20;

/** Events since a moment, and those that were named, that have no leaf and wait for none. */
export async function eventsWithoutLeaf(
  tx: Tx,
  since: Date | null,
  named: readonly string[] = [],
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select e.id from core.event e where e.agency_id = core.agency_id()
       and ($1::timestamptz is null or e.occurred_at >= $1 or e.id = any ($2::uuid[]))
       and not exists (select from ledger.entry n where n.agency_id = e.agency_id and n.event_id = e.id)
       and not exists (select from ledger.pending p where p.agency_id = e.agency_id and p.event_id = e.id)
     order by e.id limit ${mostNamed}`,
    [since, named],
  );
  return rows.map(({ id }) => id);
}

/** Events that wait for a leaf and are not there any more. */
export async function waitingForNothing(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select p.event_id as id from ledger.pending p where p.agency_id = core.agency_id() and not exists (
       select from core.event e where e.agency_id = p.agency_id and e.id = p.event_id and e.occurred_at = p.occurred_at)
     order by p.event_id limit ${mostNamed}`,
  );
  return rows.map(({ id }) => id);
}

/** Objects whose leaves are not counted 1, 2, 3 …: the place of the last leaf of each. */
export async function sequenceGaps(tx: Tx, stream: LogName): Promise<number[]> {
  const rows = await tx.rows<{ idx: number }>(
    `select max(idx) as idx from ledger.entry where agency_id = core.agency_id() and stream = $1
     group by object having max(object_seq) <> count(*) or min(object_seq) <> 1 order by 1 limit 20`,
    [stream],
  );
  return rows.map(({ idx }) => idx);
}

/** How many events wait, and since when the one that waits longest. */
export async function waiting(tx: Tx): Promise<{ count: number; oldest: Date | null; id: string | null }> {
  const [row] = await tx.rows<{ count: number; oldest: Date | null; id: string | null }>(
    `select count(*) as count, min(occurred_at) as oldest, (array_agg(event_id order by occurred_at, event_id))[1] as id
     from ledger.pending where agency_id = core.agency_id()`,
  );
  return row!;
}

export interface CosignedRow {
  size: number;
  line: string;
  vkey: string;
}

/** Cosignatures of checkpoints from a size on, up to another. */
export function cosignaturesFrom(tx: Tx, stream: LogName, from: number, to: number): Promise<CosignedRow[]> {
  return tx.rows<CosignedRow>(
    `select c.size, c.line, w.vkey from ledger.cosignature c join ledger.witness w on w.agency_id = c.agency_id and w.id = c.witness_id
     where c.agency_id = core.agency_id() and c.stream = $1 and c.size between $2 and $3 order by c.size, w.vkey`,
    [stream, from, to],
  );
}
