import type { Tx } from '#core/db/tx.ts';
import type { Facts, SettlingEvent, Watched } from '#modules/ledger/server/ledger.api.ts';
import { documentsAdded, letterCorrected, letterForgotten, letterRegistered } from '../contract/events.ts';
import { letterDrill } from './letter-drill.writes.ts';
import { factsOfLetters, lettersByNumber, lettersHolding, newestLetters } from './watched-letters.queries.ts';

const entered: ReadonlySet<string> = new Set([letterRegistered.type, letterForgotten.type]);

/**
 * Registered letters, held against the log: numbers, dates, sender, subject, class and documents are what registering,
 * correcting and adding documents made them, and nothing else.
 */
export const watchedLetters: Watched = {
  module: 'letters',
  types: [letterRegistered.type, letterCorrected.type, documentsAdded.type, letterForgotten.type],
  settles: ({ type, subjectId, payload }: SettlingEvent) => {
    if (entered.has(type)) return [{ thingId: subjectId, facts: 'all' }];
    if (type === documentsAdded.type) return [{ thingId: subjectId, facts: ['documents'] }];
    // What a correction names are the columns that it changed.
    const { fields } = (payload ?? {}) as { fields?: string[] };
    return Array.isArray(fields) ? [{ thingId: subjectId, facts: fields }] : [];
  },
  facts: async (tx: Tx, ids): Promise<Map<string, Facts>> =>
    new Map((await factsOfLetters(tx, ids)).map(({ id, facts }) => [id, facts])),
  newest: newestLetters,
  names: lettersByNumber,
  holding: lettersHolding,
  drill: letterDrill,
};
