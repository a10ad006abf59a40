import { z } from 'zod';
import type { Tx } from '#core/db/tx.ts';
import { enqueue, type Job, job } from '#core/jobs/job.ts';
import { LetterId } from '../../contract/terms.ts';
import { indexLetter } from '../reading.writes.ts';

const Payload = z.object({ letterId: LetterId });

/** Makes a letter findable by the words of its pages. Too slow for the request; the fields are findable at once. */
export const indexLetterJob: Job<typeof Payload> = job({
  name: 'letters.index-letter',
  payload: Payload,
  run: (ctx, { letterId }) => ctx.transact('write', ({ tx }) => indexLetter(tx, letterId)),
});

/** Asks for a letter to be indexed, in the transaction that changed it. */
export function requestIndexing(tx: Tx, agencyId: string, letterId: LetterId): Promise<void> {
  return enqueue(tx, agencyId, indexLetterJob, { letterId }, { key: `letters.index-letter:${letterId}` });
}
