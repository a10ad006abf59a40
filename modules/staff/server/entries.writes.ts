import { fail } from '#core/contract/errors.ts';
import { type FileId, newId, type PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf, violates } from '#core/db/tx.ts';
import type { EntryId, EntryKind, RequestId } from '../contract/terms.ts';
import type { Day } from './rules/days.ts';
import type { StaffTables } from './staff.tables.ts';

export const db = tablesOf<StaffTables>();

export interface NewEntry {
  personId: PersonId;
  kind: EntryKind;
  startsOn: Day;
  lastDay: Day | null;
  decreeNumber: string | null;
  decreeDay: Day | null;
  details: string | null;
  details_sealed: Buffer | null;
  fileId: FileId | null;
  replaces: { id: EntryId; reason: string | null } | null;
  requestId: RequestId | null;
  enteredBy: PersonId;
  enteredAt: Date;
}

/** @throws staff.entry-replaced where another was a moment quicker */
export async function insertEntry(tx: Tx, agencyId: string, entry: NewEntry): Promise<EntryId> {
  const row = rowOf(agencyId, entry);
  await insertRows(tx, [row]);
  return row.id as EntryId;
}

/** @throws staff.entry-replaced where another was a moment quicker */
export async function insertEntries(
  tx: Tx,
  agencyId: string,
  entries: readonly NewEntry[],
): Promise<EntryId[]> {
  const rows = entries.map((entry) => rowOf(agencyId, entry));
  await insertRows(tx, rows);
  return rows.map(({ id }) => id as EntryId);
}

function rowOf(agencyId: string, entry: NewEntry) {
  return {
    agency_id: agencyId,
    id: newId<'StaffEntry'>(),
    person_id: entry.personId,
    kind: entry.kind,
    starts_on: entry.startsOn,
    last_day: entry.lastDay,
    decree_number: entry.decreeNumber,
    decree_day: entry.decreeDay,
    details: entry.details,
    details_sealed: entry.details_sealed,
    file_id: entry.fileId,
    replaces_id: entry.replaces?.id ?? null,
    reason: entry.replaces?.reason ?? null,
    request_id: entry.requestId,
    entered_by: entry.enteredBy,
    entered_at: entry.enteredAt,
  };
}

async function insertRows(tx: Tx, rows: ReturnType<typeof rowOf>[]): Promise<void> {
  try {
    await tx.run(db.insertInto('staff.entry').values(rows));
  } catch (error) {
    if (violates(error, 'entry_replaced_once')) fail('staff.entry-replaced');
    throw error;
  }
}
