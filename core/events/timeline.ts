import type { Tx } from '../db/tx.ts';
import type { RecordedEvent } from './subscriber.ts';

const columns = `id, agency_id as "agencyId", type, version, occurred_at as "occurredAt", actor_kind as "actorKind",
  person_id as "personId", post_id as "postId", capacity, subject_id as "subjectId", matter_id as "matterId", payload`;

/** The newest facts in the timeline of a matter, at most `limit` before the event `before`, told oldest first. */
export async function timelineOf(
  tx: Tx,
  matterId: string,
  limit: number,
  before: string | null,
): Promise<RecordedEvent[]> {
  const rows = await tx.rows<RecordedEvent>(
    `select ${columns} from core.event
     where agency_id = core.agency_id() and matter_id = $1 and ($2::uuid is null or id < $2::uuid)
     order by id desc limit $3`,
    [matterId, before, limit],
  );
  return rows.reverse();
}

/** One event by its id. */
export async function eventById(tx: Tx, id: string, occurredAt: string): Promise<RecordedEvent | undefined> {
  const rows = await tx.rows<RecordedEvent>(
    `select ${columns} from core.event where agency_id = core.agency_id() and id = $1 and occurred_at = $2`,
    [id, occurredAt],
  );
  return rows[0];
}
