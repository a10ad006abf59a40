import type { Schedule } from '#core/jobs/job.ts';
import { learnWords } from '../words.queries.ts';

const batch = 5_000;
const minute = 60_000;

/** Learns the words of new letters, by which a search puts right what was typed wrongly. */
export const learnLetterWords: Schedule = {
  name: 'letters.learn-words',
  cron: '*/10 * * * *',
  run: async (ctx) => {
    const settled = new Date(ctx.clock.now().getTime() - minute);
    while (!ctx.signal.aborted) {
      const read = await ctx.transact('write', ({ tx }) => learnWords(tx, batch, settled));
      if (read < batch) return;
    }
  },
};
