import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

/** A time in which somebody holds a post of a unit. */
export interface Placement {
  personId: PersonId;
  /** The units from the root down to that of the post, as they stand now. */
  path: UnitId[];
  startsAt: Date;
  /** The first instant at which the post is held no more. */
  endsAt: Date | null;
}

/**
 * The posts that people hold in a time, for each person the one first by whose unit they go: definitive before acting,
 * the longest held first. Index: holder_of_person.
 */
export function placementsOf(
  tx: Tx,
  personIds: readonly PersonId[],
  from: Date,
  until: Date,
): Promise<Placement[]> {
  return tx.rows(
    `select d.person_id as "personId", u.ancestor_ids as path, d.starts_at as "startsAt", d.ends_at as "endsAt"
     from organization.holder d
     join organization.post p on p.agency_id = core.agency_id() and p.id = d.post_id
     join organization.unit u on u.agency_id = core.agency_id() and u.id = p.unit_id
     where d.agency_id = core.agency_id() and d.person_id = any($1::uuid[])
       and d.starts_at < $3 and (d.ends_at is null or d.ends_at > $2) and d.ends_at is distinct from d.starts_at
     order by (d.kind = 'definitive') desc, d.starts_at, d.id`,
    [personIds, from, until],
  );
}
