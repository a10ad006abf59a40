import { z } from 'zod';
import type { Tx } from '#core/db/tx.ts';
import { enqueue, type Job, job } from '#core/jobs/job.ts';
import { LetterId } from '../../contract/terms.ts';

const Payload = z.object({ letterId: LetterId });

/** Makes a letter findable by the words of its pages. Too slow for the request; the fields are findable at once. */
export const indexLetterJob: Job<typeof Payload> = job({
  name: 'letters.index-letter',
  payload: Payload,
  run: (ctx, { letterId }) =>
    ctx.transact('write', async ({ tx }) => {
      await tx.rows(
        `update letters.letter l set search = letters.search_text(l.subject, l.sender, l.signer, l.letter_number, l.summary,
           (select string_agg(p.body, ' ' order by d.position, p.page) from letters.document d
            join letters.page p on p.agency_id = d.agency_id and p.document_id = d.id
            where d.agency_id = l.agency_id and d.letter_id = l.id))
         where l.agency_id = core.agency_id() and l.id = $1`,
        [letterId],
      );
    }),
});

/** Asks for a letter to be indexed, in the transaction that changed it. */
export function requestIndexing(tx: Tx, agencyId: string, letterId: LetterId): Promise<void> {
  return enqueue(tx, agencyId, indexLetterJob, { letterId }, { key: `letters.index-letter:${letterId}` });
}
