import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { HolderKind } from '../contract/shapes.ts';
import { fullNameSql } from './directory.queries.ts';

/** Who keeps a post for a time, and until which instant; null where no end is known. */
export interface ActingOfficial {
  postId: PostId;
  personId: PersonId;
  name: string;
  capacity: Exclude<HolderKind, 'definitive'>;
  endsAt: Date | null;
}

/** The acting officials (Plt., Plh., Pj., Pjs.) of posts at an instant. Index: holder_of_post. */
export function actingIn(tx: Tx, postIds: readonly PostId[], at: Date): Promise<ActingOfficial[]> {
  return tx.rows(
    `select d.post_id as "postId", d.person_id as "personId", ${fullNameSql} as name, d.kind as capacity, d.ends_at as "endsAt"
     from organization.holder d join organization.person h on h.agency_id = d.agency_id and h.id = d.person_id
     where d.agency_id = core.agency_id() and d.post_id = any($1::uuid[]) and d.kind <> 'definitive'
       and d.starts_at <= $2 and (d.ends_at is null or d.ends_at > $2)
     order by d.starts_at desc, d.id desc`,
    [postIds, at],
  );
}
