import type { Tx } from '#core/db/tx.ts';
import type { Facts, SettlingEvent, Watched } from '#modules/ledger/server/ledger.api.ts';
import {
  letterSent,
  letterSigned,
  proofAdded,
  sentForgotten,
  timeStampAdded,
} from '../../contract/events.ts';
import {
  factsOfSigned,
  newestSigned,
  objectOfEdition,
  signedByNumber,
  signedHolding,
} from './watched-sent.queries.ts';

const furtherEditions: ReadonlySet<string> = new Set([timeStampAdded.type, proofAdded.type]);

/**
 * Letters that bear all their signatures, held against the log: number, day, recipients, subject, class and the digest of
 * every edition are what signing and stamping made them.
 */
export const watchedSent: Watched = {
  module: 'outgoing',
  types: [letterSigned.type, letterSent.type, timeStampAdded.type, proofAdded.type, sentForgotten.type],
  settles: ({ type, subjectId, payload }: SettlingEvent) => {
    if (furtherEditions.has(type)) return [{ thingId: subjectId, facts: ['editions'] }];
    if (type === sentForgotten.type) return [{ thingId: subjectId, facts: 'all' }];
    if (type === letterSent.type) return [{ thingId: subjectId, facts: ['sent_at', 'sent_by'] }];
    return (payload as { complete?: boolean } | null)?.complete ? [{ thingId: subjectId, facts: 'all' }] : [];
  },
  facts: async (tx: Tx, ids): Promise<Map<string, Facts>> =>
    new Map((await factsOfSigned(tx, ids)).map(({ id, facts }) => [id, facts])),
  newest: newestSigned,
  names: signedByNumber,
  objectOf: objectOfEdition,
  holding: signedHolding,
};
