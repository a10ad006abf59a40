import type { Tx } from '#core/db/tx.ts';
import type { LogName } from '../../contract/terms.ts';
import { importedPlaces } from '../check/imported-places.queries.ts';
import type { TellingLeaf } from '../check/told-by.ts';
import type { SettlingEvent } from './watched.ts';

/** Notes which event settled facts of which thing, for those who look at the thing later. */
export function keepWatched(
  tx: Tx,
  things: readonly { module: string; thingId: string; eventId: string }[],
): void {
  if (things.length === 0) return;
  tx.send(
    `insert into ledger.watched (agency_id, module, thing_id, event_id)
     select core.agency_id(), * from unnest($1::text[], $2::uuid[], $3::uuid[]) on conflict do nothing`,
    [
      things.map(({ module }) => module),
      things.map(({ thingId }) => thingId),
      things.map(({ eventId }) => eventId),
    ],
  );
}

/** A leaf that says facts of a thing, with what opens it; without a body where that was erased. */
export interface SettlingLeaf {
  thingId: string;
  leaf: Buffer;
  salt: Buffer | null;
  body: string | null;
  objectSalt: Buffer | null;
  /** What opens it may be gone: the log tells of its erasure, or that it came back from a bundle. */
  excused: boolean;
}

/** The leaves about things of a module, in the order in which they came. */
export async function settlingLeaves(
  tx: Tx,
  module: string,
  ids: readonly string[],
): Promise<SettlingLeaf[]> {
  const rows = await tx.rows<LeafRow>(
    `select w.thing_id as "thingId", n.leaf, s.salt, s.body, o.salt as "objectSalt", n.stream, n.idx as index,
       n.imported_at as "importedAt", exists (select from ledger.erasure r
         where r.agency_id = n.agency_id and r.event_id = n.event_id) as erased
     from unnest($2::uuid[]) as asked(id)
     join ledger.watched w on w.agency_id = core.agency_id() and w.module = $1 and w.thing_id = asked.id
     cross join lateral (select * from ledger.entry e where e.agency_id = w.agency_id and e.event_id = w.event_id offset 0) n
     left join lateral (select v.salt, v.body from ledger.secret v where v.agency_id = n.agency_id and v.event_id = n.event_id offset 0) s on true
     left join lateral (select v.salt from ledger.object_salt v where v.agency_id = n.agency_id and v.stream = n.stream
       and v.object_id = n.object_id offset 0) o on true
     order by w.thing_id, w.event_id`,
    [module, ids],
  );
  const isImported = await importedPlaces(
    tx,
    rows.some(({ importedAt }) => importedAt),
  );
  return rows.map(({ stream, index, importedAt, erased, ...row }) => ({
    ...row,
    excused: erased || (importedAt !== null && isImported(stream, index)),
  }));
}

type LeafRow = Omit<SettlingLeaf, 'excused'> & {
  stream: LogName;
  index: number;
  importedAt: Date | null;
  erased: boolean;
};

/** Events of these types about these subjects, with their leaves. */
export function tellingLeaves(
  tx: Tx,
  events: readonly { type: string; subjectId: string }[],
): Promise<TellingLeaf[]> {
  return tx.rows<TellingLeaf>(
    `select e.id, e.type, e.subject_id as "subjectId", e.payload, n.leaf, s.salt, s.body,
       exists (select from ledger.pending p where p.agency_id = e.agency_id and p.event_id = e.id) as waits
     from unnest($1::text[], $2::uuid[]) as asked(type, subject)
     join core.event e on e.agency_id = core.agency_id() and e.matter_id = asked.subject and e.subject_id = asked.subject and e.type = asked.type
     left join ledger.entry n on n.agency_id = e.agency_id and n.event_id = e.id
     left join ledger.secret s on s.agency_id = e.agency_id and s.event_id = e.id`,
    [events.map(({ type }) => type), events.map(({ subjectId }) => subjectId)],
  );
}

/** Waiting events that are read to see which things they are about. */
const mostWaiting = 20_000;

/** So many events wait for their leaves that what rows say cannot be told from what was altered. */
export class TooMuchWaits extends Error {}

/**
 * Events of these types that wait for their leaves: what they settle may differ from what the last leaf says.
 * @throws TooMuchWaits
 */
export async function waitingOfTypes(tx: Tx, types: readonly string[]): Promise<SettlingEvent[]> {
  const rows = await tx.rows<SettlingEvent>(
    `select v.type, v.subject_id as "subjectId", v.payload from ledger.pending p
     join core.event v on v.agency_id = p.agency_id and v.id = p.event_id and v.occurred_at = p.occurred_at
     where p.agency_id = core.agency_id() and v.type = any ($1) limit ${mostWaiting + 1}`,
    [types],
  );
  if (rows.length > mostWaiting) throw new TooMuchWaits(`more than ${mostWaiting} events wait`);
  return rows;
}

/** Digests of the files that leaves of a thing name, in hex, the latest first. Index: entry_object. */
export async function filesNamedOf(tx: Tx, thingId: string, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ digest: string }>(
    `select encode(pdf, 'hex') as digest from ledger.entry where agency_id = core.agency_id() and object_id = $1 and pdf is not null
     order by idx desc limit $2`,
    [thingId, limit],
  );
  return rows.map(({ digest }) => digest);
}

/** Those among the objects of which there is any leaf: one that came back after a restore says no facts. */
export async function withAnyLeaf(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(
    `select asked.id from unnest($1::uuid[]) as asked(id)
     where exists (select from ledger.entry e where e.agency_id = core.agency_id() and e.object_id = asked.id)`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}
