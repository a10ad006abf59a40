import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { ReviewAct, ReviewState } from '../contract/reviews.ts';
import type { CheckInId } from '../contract/terms.ts';
import { db } from './attendance-db.ts';

/** Notes an act on a review, and the state that it leads to. */
export async function writeReviewStep(
  tx: Tx,
  step: {
    agencyId: string;
    checkInId: CheckInId;
    act: ReviewAct;
    to: ReviewState;
    by: PersonId;
    at: Date;
    note: string | null;
  },
): Promise<void> {
  tx.send(
    db.insertInto('attendance.review_step').values({
      agency_id: step.agencyId,
      id: newId(),
      check_in_id: step.checkInId,
      act: step.act,
      by_id: step.by,
      at: step.at,
      note: step.note,
    }),
  );
  await tx.rows(
    'update attendance.review set state = $2 where agency_id = core.agency_id() and check_in_id = $1',
    [step.checkInId, step.to],
  );
}
