import { z } from 'zod';
import { PersonId } from '#core/contract/ids.ts';
import { job } from '#core/jobs/job.ts';
import { stopMail } from '../preferences.queries.ts';

/** Work of the worker, because whoever follows the link of a mail is not signed in and belongs to no agency. */
export const stopMailJob = job({
  name: 'notifications.stop-mail-to-person',
  payload: z.object({ personId: PersonId }),
  run: (ctx, { personId }) =>
    ctx.transact('write', ({ tx, actor }) => stopMail(tx, actor.agencyId, personId, ctx.clock.now())),
});
