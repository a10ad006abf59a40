import type { PostId } from '#core/contract/ids.ts';
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
