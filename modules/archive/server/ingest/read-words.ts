import { z } from 'zod';
import type { Tx } from '#core/db/tx.ts';
import { enqueue, type Job, job } from '#core/jobs/job.ts';
import { IngestId } from '../../contract/ingest-terms.ts';
import { readRecordJob } from '../jobs/read-record.ts';
import { itemsToRead } from './ingests.queries.ts';
import { noteWords } from './ingests.writes.ts';

const Payload = z.object({ ingestId: IngestId });
/** Records of one job: after them it stands at the end of the queue again, so that a letter of today is read between. */
const some = 4;

/** Reads the pages of records that came in numbers: pictures, recognised words, searchable copies, as of every record. */
export const readWordsJob: Job<typeof Payload> = job({
  name: 'archive.read-ingest',
  payload: Payload,
  maxAttempts: 5,
  background: true,
  run: async (ctx, { ingestId }) => {
    const records = await ctx.transact('read', ({ tx }) => itemsToRead(tx, ingestId, some));
    for (const { id, record_id: recordId } of records) {
      if (ctx.signal.aborted) break;
      await readRecordJob.run(ctx, { recordId });
      await ctx.transact('write', ({ tx }) => noteWords(tx, id, ctx.clock.now()));
    }
    if (records.length > 0)
      await ctx.transact('write', ({ tx, actor }) => requestWords(tx, actor.agencyId, ingestId));
  },
});

/** Asks for the records of an ingest to be read. All readings of this kind follow one another: they leave room. */
export function requestWords(tx: Tx, agencyId: string, ingestId: IngestId): Promise<void> {
  const key = `archive.read-ingest:${ingestId}`;
  return enqueue(tx, agencyId, readWordsJob, { ingestId }, { key, queue: 'archive.read-ingest' });
}
