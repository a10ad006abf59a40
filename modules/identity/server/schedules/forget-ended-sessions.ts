import type { Schedule } from '#core/jobs/job.ts';
import { forgetEnded } from '../session.queries.ts';

/** Every night: what has ended needs not be kept, the events tell that it was. */
export const forgetEndedSessions: Schedule = {
  name: 'identity.forget-ended-sessions',
  cron: '20 19 * * *',
  run: (ctx) => ctx.transact('write', ({ tx, actor }) => forgetEnded(tx, actor.agencyId, ctx.clock.now())),
};
