import type { PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { HolderId } from '#modules/organization/contract/shapes.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import { db } from './requests.writes.ts';

export async function insertStandIn(
  tx: Tx,
  agencyId: string,
  row: { requestId: LeaveRequestId; postId: PostId; holderId: HolderId | null; openedAt: Date },
): Promise<void> {
  await tx.run(
    db.insertInto('leave.stand_in').values({
      ...{ agency_id: agencyId, request_id: row.requestId, post_id: row.postId },
      ...{ holder_id: row.holderId, opened_at: row.openedAt },
    }),
  );
}

export async function closeStandIns(
  tx: Tx,
  agencyId: string,
  requestId: LeaveRequestId,
  at: Date,
): Promise<void> {
  await tx.run(
    db
      .updateTable('leave.stand_in')
      .set({ closed_at: at })
      .where('agency_id', '=', agencyId)
      .where('request_id', '=', requestId)
      .where('closed_at', 'is', null),
  );
}
