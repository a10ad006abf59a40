import type { Schedule } from '#core/jobs/job.ts';
import { forgetWords } from '../words.queries.ts';
import { learnLetterWords } from './learn-words.ts';

/** Makes the vocabulary anew, in the night to Sunday: without words that were corrected away in the meantime. */
export const renewLetterWords: Schedule = {
  name: 'letters.renew-words',
  cron: '35 18 * * 6',
  run: async (ctx) => {
    await ctx.transact('write', ({ tx }) => forgetWords(tx));
    await learnLetterWords.run(ctx);
  },
};
