import { subscriber } from '#core/events/subscriber.ts';
import { enqueue } from '#core/jobs/job.ts';
import { dossierDestroyed } from '#modules/archive/contract/disposal-events.ts';
import { forgetSentJob, lettersAtOnce } from '../jobs/forget-sent.ts';

/** What the archive destroyed is forgotten here too, some letters at a time. */
export const forgetDestroyedSent = subscriber(
  'outgoing.forget-destroyed',
  dossierDestroyed,
  async ({ tx, actor }, { payload }) => {
    const ids = payload.sources.filter(({ module }) => module === 'outgoing').map(({ id }) => id);
    for (let from = 0; from < ids.length; from += lettersAtOnce)
      await enqueue(tx, actor.agencyId, forgetSentJob, { ids: ids.slice(from, from + lettersAtOnce) });
  },
);
