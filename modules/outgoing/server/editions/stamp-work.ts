import { z } from 'zod';
import type { Tx } from '#core/db/tx.ts';
import { enqueue } from '#core/jobs/job.ts';
import { DraftId } from '../../contract/terms.ts';

/** Adds the time stamp that a letter awaits. Few tries by the queue: when to try again stands with the letter. */
export const addTimeStampJob = {
  name: 'outgoing.add-time-stamp',
  payload: z.object({ draftId: DraftId }),
  maxAttempts: 3,
} as const;

/**
 * Asks for what a letter awaits: once, however often it is said, and one letter of an agency after the other. A silent
 * authority keeps proofs of revocation waiting long, and no time stamp behind them.
 */
export function enqueueStamp(
  tx: Tx,
  agencyId: string,
  { draftId, awaits }: { draftId: DraftId; awaits: string },
  runAt?: Date,
): Promise<void> {
  return enqueue(
    tx,
    agencyId,
    addTimeStampJob,
    { draftId },
    { ...(runAt && { runAt }), key: `time-stamp:${draftId}`, queue: `awaited-${awaits}:${agencyId}` },
  );
}
