import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { EntryId, EntryKind } from '../contract/terms.ts';
import type { Day } from './rules/days.ts';

export interface ServiceEntryRow {
  id: EntryId;
  personId: PersonId;
  kind: EntryKind;
  startsOn: Day;
  lastDay: Day | null;
  details: unknown;
  replacesId: EntryId | null;
}

/** What tells of the service of people: open kinds alone. Index: entry_person. */
export function serviceEntriesOf(tx: Tx, personIds: readonly PersonId[]): Promise<ServiceEntryRow[]> {
  return tx.rows(
    `select e.id, e.person_id as "personId", e.kind, e.starts_on as "startsOn", e.last_day as "lastDay", e.details,
       e.replaces_id as "replacesId"
     from staff.entry e where e.agency_id = core.agency_id() and e.person_id = any($1::uuid[])
       and e.kind in ('appointment', 'birth', 'contract', 'position', 'unpaid-leave')`,
    [personIds],
  );
}
