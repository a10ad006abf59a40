import type { Schedule } from '#core/jobs/job.ts';
import type { DraftId } from '../../contract/terms.ts';
import { stampsDue } from '../editions/editions.queries.ts';
import { enqueueStamp } from '../editions/stamp-work.ts';

const most = 500;

/** Asks again for time stamps that are still missing; also for those whose job was lost. */
export const addDueStamps: Schedule = {
  name: 'outgoing.add-due-stamps',
  cron: '*/10 * * * *',
  run: (ctx) =>
    ctx.transact('write', async ({ tx, clock, actor }) => {
      for (const { draft_id, awaits } of await stampsDue(tx, clock.now(), most))
        await enqueueStamp(tx, actor.agencyId, { draftId: draft_id as DraftId, awaits });
    }),
};
