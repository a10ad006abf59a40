import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { EntryId, ReadingAct, ReadingId } from '../contract/terms.ts';
import { db } from './entries.writes.ts';

export interface ReadingRow {
  id: ReadingId;
  readerId: PersonId;
  act: ReadingAct;
  purpose: string | null;
  entryId: EntryId | null;
  readAt: Date;
}

/** Readings of the private part of a file, the latest first. Index: reading_person. */
export function readingsOf(
  tx: Tx,
  personId: PersonId,
  before: string | null,
  size: number,
): Promise<ReadingRow[]> {
  return tx.rows(
    `select r.id, r.reader_id as "readerId", r.act, r.purpose, r.entry_id as "entryId", r.read_at as "readAt" from staff.reading r
     where r.agency_id = core.agency_id() and r.person_id = $1 and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
    [personId, before, size + 1],
  );
}

type NewReading = Omit<ReadingRow, 'id'> & { personId: PersonId };

/** Writes down that the private part of files is read; the rest of the transaction sees it. */
export async function insertReadings(
  tx: Tx,
  agencyId: string,
  readings: readonly NewReading[],
): Promise<ReadingId[]> {
  if (readings.length === 0) return [];
  const rows = readings.map(({ personId, readerId, act, purpose, entryId, readAt }) => ({
    ...{ agency_id: agencyId, id: newId<'StaffReading'>(), person_id: personId, reader_id: readerId },
    ...{ act, purpose, entry_id: entryId, read_at: readAt },
  }));
  await tx.run(db.insertInto('staff.reading').values(rows));
  return rows.map(({ id }) => id as ReadingId);
}
