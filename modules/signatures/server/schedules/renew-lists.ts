import type { Schedule } from '#core/jobs/job.ts';
import { authoritiesOf } from '../authority/authority.queries.ts';
import { currentLists } from '../authority/current-lists.ts';
import { agencyAuthority } from '../authority/house-authority.ts';

/** Twice a day: lists of revoked certificates speak for a week and are renewed days before, authorities years before. */
export const renewLists: Schedule = {
  name: 'signatures.renew-lists',
  cron: '10 5,17 * * *',
  run: (ctx) =>
    ctx.transact('write', async (inner) => {
      // An agency that never signed has no authority, and needs none.
      if ((await authoritiesOf(inner.tx, inner.actor.agencyId)).length === 0) return;
      await agencyAuthority(inner);
      await currentLists(inner);
    }),
};
