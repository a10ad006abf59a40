import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { HolderId } from '#modules/organization/contract/shapes.ts';
import type { LeaveRequestId } from '../contract/ids.ts';

export interface StandInRow {
  postId: PostId;
  holderId: HolderId | null;
  closedAt: Date | null;
}

/** The posts that are kept by another during a leave. */
export function standInsOf(tx: Tx, requestId: LeaveRequestId): Promise<StandInRow[]> {
  return tx.rows(
    `select s.post_id as "postId", s.holder_id as "holderId", s.closed_at as "closedAt" from leave.stand_in s
     where s.agency_id = core.agency_id() and s.request_id = $1 order by s.post_id`,
    [requestId],
  );
}

/** The appointments by which a post is kept while a person is on leave, now or later. Index: stand_in_post. */
export async function openStandInsFor(tx: Tx, postId: PostId, personId: PersonId): Promise<HolderId[]> {
  const rows = await tx.rows<{ holderId: HolderId }>(
    `select s.holder_id as "holderId" from leave.stand_in s
     join leave.request r on r.agency_id = core.agency_id() and r.id = s.request_id
     where s.agency_id = core.agency_id() and s.post_id = $1 and s.closed_at is null and s.holder_id is not null
       and r.person_id = $2 and r.state = 'granted'`,
    [postId, personId],
  );
  return rows.map(({ holderId }) => holderId);
}
