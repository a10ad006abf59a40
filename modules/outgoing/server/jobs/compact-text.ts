import * as Y from 'yjs';
import { z } from 'zod';
import type { Tx } from '#core/db/tx.ts';
import { enqueue, type Job, job } from '#core/jobs/job.ts';
import { DraftId } from '../../contract/terms.ts';
import { textHead } from '../text/text.queries.ts';
import { keepSnapshot } from '../text/text.writes.ts';
import { documentOf } from '../text/text-of.ts';

const Payload = z.object({ draftId: DraftId });

/** Puts the updates of a text into one piece: whoever opens it reads that and the few after it. */
export const compactTextJob: Job<typeof Payload> = job({
  name: 'outgoing.compact-text',
  payload: Payload,
  run: (ctx, { draftId }) =>
    ctx.transact('write', async ({ tx }) => {
      const head = await textHead(tx, draftId, { lock: true });
      if (!head || head.seq === head.snapshot_seq) return;
      // With everything in it, also what waits for an update that has not arrived yet.
      const state = Y.encodeStateAsUpdate(await documentOf(tx, draftId));
      await keepSnapshot(tx, draftId, head.seq, state);
    }),
});

/** Asks for it, in the transaction that wrote; several at once are one. */
export function requestCompacting(tx: Tx, agencyId: string, draftId: DraftId): Promise<void> {
  return enqueue(tx, agencyId, compactTextJob, { draftId }, { key: `outgoing.compact-text:${draftId}` });
}
