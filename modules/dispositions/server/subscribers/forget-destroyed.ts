import { subscriber } from '#core/events/subscriber.ts';
import { enqueue } from '#core/jobs/job.ts';
import { letterForgotten } from '#modules/letters/contract/events.ts';
import { forgetDispositionsJob } from '../jobs/forget-dispositions.ts';

/**
 * The dispositions of a letter are of its matter: what was said in them is destroyed after it. Not beside it, for until
 * the letter is forgotten another disposition may be given.
 */
export const forgetDestroyedDispositions = subscriber(
  'dispositions.forget-destroyed',
  letterForgotten,
  async ({ tx, actor }, { subjectId }) => {
    await enqueue(tx, actor.agencyId, forgetDispositionsJob, { letterIds: [subjectId] });
  },
);
