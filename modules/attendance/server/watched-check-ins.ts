import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Facts, SettlingEvent, Watched } from '#modules/ledger/server/ledger.api.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import { checkedIn, reviewAccepted, reviewDenied, reviewGranted, reviewRefused } from '../contract/events.ts';
import { factsOfCheckIns, newestCheckIns, peopleOfCheckIns } from './watched-check-ins.queries.ts';

/** What a person decides about a check-in; all else stays as it came. */
const decided = ['counts_at', 'time_by', 'accepted'];

/** Check-ins, held against the log: who came when, on which device, and what somebody decided about it. */
export const watchedCheckIns: Watched = {
  module: 'attendance',
  types: [checkedIn, reviewAccepted, reviewRefused, reviewGranted, reviewDenied].map(({ type }) => type),
  settles: ({ type, payload }: SettlingEvent) => {
    const { checkInId } = payload as { checkInId: string };
    return [{ thingId: checkInId, facts: type === checkedIn.type ? 'all' : decided }];
  },
  facts: async (tx: Tx, ids): Promise<Map<string, Facts>> =>
    new Map((await factsOfCheckIns(tx, ids)).map(({ id, facts }) => [id, facts])),
  newest: newestCheckIns,
  names: async (tx: Tx, ids) => {
    const rows = await peopleOfCheckIns(tx, ids);
    const people = await peopleByIds(tx, [...new Set(rows.map(({ personId }) => personId))] as PersonId[]);
    return new Map(rows.map(({ id, personId }) => [id, people.get(personId)?.name ?? '']));
  },
};
