import { subscriber } from '#core/events/subscriber.ts';
import { letterCorrected } from '../../contract/events.ts';
import { forgetWords } from '../words.queries.ts';

/**
 * A letter whose class was corrected takes its words out of the vocabulary, also those that it had before: all are
 * forgotten, and the schedule learns those of open letters anew. Words that were only corrected stand in the history of
 * the letter, for the same readers, until the weekly renewal.
 */
export const forgetLetterWords = subscriber(
  'letters.forget-words',
  letterCorrected,
  async ({ tx }, { payload }) => {
    if (payload.fields.includes('security_class')) await forgetWords(tx);
  },
);
