import { subscriber } from '#core/events/subscriber.ts';
import { enqueue } from '#core/jobs/job.ts';
import { letterForgotten } from '#modules/letters/contract/events.ts';
import { forgetWordsJob } from '../jobs/forget-words.ts';

/**
 * What was said in events about a letter goes after the letter, which takes no more words in by then; only theirs may
 * carry words.
 */
export const forgetDestroyedWords = subscriber(
  'ledger.forget-destroyed',
  letterForgotten,
  async ({ tx, actor }, { subjectId, payload: { report } }) => {
    await enqueue(tx, actor.agencyId, forgetWordsJob, { matterIds: [subjectId], report });
  },
);
