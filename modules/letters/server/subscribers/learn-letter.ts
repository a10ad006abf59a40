import { subscriber } from '#core/events/subscriber.ts';
import { letterCorrected, letterRegistered } from '../../contract/events.ts';
import { learnLetter } from '../words.queries.ts';

/** The words of a letter are known as soon as it is registered; the schedule finds what was missed. */
export const learnNewLetter = subscriber('letters.learn-letter', letterRegistered, ({ tx }, { subjectId }) =>
  learnLetter(tx, subjectId),
);

/** The schedule is past a letter that is corrected: what it says now is learned here. */
export const learnCorrectedLetter = subscriber(
  'letters.learn-corrected',
  letterCorrected,
  async ({ tx }, { subjectId, payload }) => {
    if (payload.fields.some((field) => learned.has(field))) await learnLetter(tx, subjectId);
  },
);

const learned = new Set(['subject', 'sender']);
