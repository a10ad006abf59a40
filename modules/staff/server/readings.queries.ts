import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { EntryId, ReadingId } from '../contract/terms.ts';
import { db } from './entries.writes.ts';

export interface ReadingRow {
  id: ReadingId;
  readerId: PersonId;
  act: 'shown' | 'downloaded' | 'decided';
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

/** Writes down that the private part of a file is read; the rest of the transaction sees it. */
export async function insertReading(
  tx: Tx,
  agencyId: string,
  reading: Omit<ReadingRow, 'id'> & { personId: PersonId },
): Promise<ReadingId> {
  const id = newId<'StaffReading'>();
  await tx.run(
    db.insertInto('staff.reading').values({
      agency_id: agencyId,
      id,
      person_id: reading.personId,
      reader_id: reading.readerId,
      act: reading.act,
      purpose: reading.purpose,
      entry_id: reading.entryId,
      read_at: reading.readAt,
    }),
  );
  return id;
}
