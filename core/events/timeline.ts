import type { Tx } from '../db/tx.ts';
import type { RecordedEvent } from './subscriber.ts';

const columns = `id, agency_id as "agencyId", type, version, occurred_at as "occurredAt", actor_kind as "actorKind",
  person_id as "personId", post_id as "postId", capacity, subject_id as "subjectId", matter_id as "matterId", payload`;

/** The facts told in the timeline of a matter, oldest first; at most `limit`, beginning after `after`. */
export function timelineOf(
  tx: Tx,
  matterId: string,
  limit = 200,
  after: string | null = null,
): Promise<RecordedEvent[]> {
  return tx.rows(
    `select ${columns} from core.event where agency_id = core.agency_id() and matter_id = $1 and id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') order by id limit $3`,
    [matterId, after, limit],
  );
}

/** One event by its id. */
export async function eventById(tx: Tx, id: string, occurredAt: string): Promise<RecordedEvent | undefined> {
  const rows = await tx.rows<RecordedEvent>(
    `select ${columns} from core.event where agency_id = core.agency_id() and id = $1 and occurred_at = $2`,
    [id, occurredAt],
  );
  return rows[0];
}
