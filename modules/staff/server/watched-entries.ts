import type { Tx } from '#core/db/tx.ts';
import type { Facts, SettlingEvent, Watched } from '#modules/ledger/server/ledger.api.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import { entryAdded, entryCorrected, entryWithdrawn, sheetImported } from '../contract/events.ts';
import { factsOfEntries, newestEntries, peopleOfEntries } from './watched-entries.queries.ts';

/** Entries of employee files, held against the log: none ever changes, so that each says for good what it said at first. */
export const watchedEntries: Watched = {
  module: 'staff',
  types: [entryAdded.type, entryCorrected.type, entryWithdrawn.type, sheetImported.type],
  settles: ({ payload }: SettlingEvent) => {
    const { entryId, entries = [] } = (payload ?? {}) as { entryId?: string; entries?: readonly string[] };
    return (entryId ? [entryId] : entries).map((thingId) => ({ thingId, facts: 'all' }));
  },
  facts: async (tx: Tx, ids): Promise<Map<string, Facts>> =>
    new Map((await factsOfEntries(tx, ids)).map(({ id, facts }) => [id, facts])),
  newest: newestEntries,
  names: async (tx: Tx, ids) => {
    const rows = await peopleOfEntries(tx, ids);
    const people = await peopleByIds(tx, [...new Set(rows.map(({ personId }) => personId))]);
    return new Map(rows.map(({ id, personId }) => [id, people.get(personId)?.name ?? '']));
  },
};
