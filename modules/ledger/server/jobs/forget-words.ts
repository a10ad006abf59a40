import { z } from 'zod';
import type { EventId } from '#core/contract/ids.ts';
import { type Job, job } from '#core/jobs/job.ts';
import { eraseEntry } from '../erase/erase-entry.ts';
import { openingOf } from '../erase/erasures.writes.ts';
import { forgetWords, wordedEvents } from '../erase/forgotten-words.queries.ts';

/** Matters whose events are looked through in one job. */
const mattersAtOnce = 100;

const Payload = z.object({ matterIds: z.array(z.uuid()).max(mattersAtOnce), report: z.string() });

/**
 * Takes the words out of the events of destroyed letters. The leaf of each is erased first, which is told; where an event
 * still waits for its leaf the job is tried again. What was done is not looked at a second time.
 */
export const forgetWordsJob: Job<typeof Payload> = job({
  name: 'ledger.forget-words',
  payload: Payload,
  run: async (ctx, { matterIds, report }) => {
    const events = await ctx.transact('read', ({ tx }) => wordedEvents(tx, matterIds));
    const basis = `UU 43/2009 art. 51; berita acara ${report}`.slice(0, 300);
    for (const eventId of events)
      await ctx.transact('write', async (inner) => {
        if ((await openingOf(inner.tx, eventId)) !== 'erased')
          await eraseEntry(inner, { eventId: eventId as EventId, basis });
        await forgetWords(inner.tx, eventId);
      });
  },
});
