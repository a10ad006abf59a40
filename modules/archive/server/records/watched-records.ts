import type { Tx } from '#core/db/tx.ts';
import type { Ending, Facts, SettlingEvent, Watched } from '#modules/ledger/server/ledger.api.ts';
import { dossierDestroyed } from '../../contract/disposal-events.ts';
import { fileRedacted, fileVersionAdded, recordDescribed, recordFiled } from '../../contract/events.ts';
import {
  factsOfRecords,
  newestRecords,
  recordsByNumber,
  recordsHolding,
  type StubbedRecord,
  stubbedRecords,
} from './watched-records.queries.ts';

/** A stub alone proves nothing: the log must tell that its dossier was destroyed, by this report, with as many records. */
const endingOf = ({ dossierId, report, records }: StubbedRecord): Ending => ({
  type: dossierDestroyed.type,
  subjectId: dossierId,
  tells: (payload) => {
    const said = dossierDestroyed.payload.safeParse(payload).data;
    return said?.report === report && said.records >= records;
  },
});

/** What is said of a record. */
const described = ['title', 'number', 'party', 'record_date', 'pages', 'copy_state'];

/**
 * Records of the archive, held against the log: what they are does not change from the day they were filed, but for what
 * is said of them anew; that, and versions of their files that come beside them, has an event of its own each.
 */
export const watchedRecords: Watched = {
  module: 'archive',
  types: [recordFiled.type, recordDescribed.type, fileVersionAdded.type, fileRedacted.type],
  settles: ({ type, payload }: SettlingEvent) => {
    const { recordId, position } = (payload ?? {}) as { recordId?: string; position?: number };
    if (!recordId) return [];
    if (type === recordFiled.type) return [{ thingId: recordId, facts: 'all' }];
    if (type === recordDescribed.type) return [{ thingId: recordId, facts: described }];
    return [{ thingId: recordId, facts: ['versions', `file_${position}`] }];
  },
  facts: async (tx: Tx, ids): Promise<Map<string, Facts>> =>
    new Map((await factsOfRecords(tx, ids)).map(({ id, facts }) => [id, facts])),
  newest: newestRecords,
  names: recordsByNumber,
  ended: async (tx: Tx, ids): Promise<Map<string, Ending>> =>
    new Map((await stubbedRecords(tx, ids)).map((stubbed) => [stubbed.id, endingOf(stubbed)])),
  holding: recordsHolding,
};
