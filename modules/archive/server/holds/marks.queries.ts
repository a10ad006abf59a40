import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Mark, MarkedRow, MarkId } from '../../contract/retention.ts';
import type { DossierId, RecordId } from '../../contract/terms.ts';

export interface MarkRow {
  id: MarkId;
  dossier_id: DossierId;
  record_id: RecordId | null;
  mark: Mark;
  category: MarkedRow['category'];
  reason: string;
  set_by: PersonId;
  set_at: Date;
  taken_off_by: PersonId | null;
  taken_off_at: Date | null;
  taken_off_reason: string | null;
}

export function marksOf(tx: Tx, dossier: DossierId): Promise<MarkRow[]> {
  return tx.rows(
    'select * from archive.mark where agency_id = core.agency_id() and dossier_id = $1 order by id',
    [dossier],
  );
}

export async function markById(tx: Tx, id: MarkId): Promise<MarkRow | undefined> {
  const [row] = await tx.rows<MarkRow>(
    'select * from archive.mark where agency_id = core.agency_id() and id = $1',
    [id],
  );
  return row;
}

export interface RegisterRow extends MarkRow {
  unit_id: string;
  year: number;
  number: number;
  code: string;
  title: string;
  record_title: string | null;
}

/**
 * Marks that stand on dossiers that are still there, the latest first. A record that the reader may not see is left out
 * with its line. Index: mark_register.
 */
export function markRegister(
  tx: Tx,
  mark: Mark,
  before: string | null,
  size: number,
): Promise<RegisterRow[]> {
  return tx.rows(
    `select m.*, d.unit_id, d.year, d.number, coalesce(r.code, d.code) as code, d.title, r.title as record_title
     from archive.mark m join archive.dossier d on d.agency_id = m.agency_id and d.id = m.dossier_id
     left join archive.record r on r.agency_id = m.agency_id and r.id = m.record_id
     where m.agency_id = core.agency_id() and m.mark = $1 and m.taken_off_at is null and (m.record_id is null or r.id is not null)
       and d.disposed_on is null and m.id < $2
     order by m.id desc limit $3`,
    [mark, before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', size],
  );
}

/** Whether a record has a mark by an entry that stands, also one of a dossier where it lay before. */
export async function isMarked(tx: Tx, record: RecordId, mark: Mark): Promise<boolean> {
  const [row] = await tx.rows<{ marked: boolean }>(
    `select exists (select from archive.mark where agency_id = core.agency_id() and mark = $2 and taken_off_at is null
       and record_id = $1) as marked`,
    [record, mark],
  );
  return row!.marked;
}

/** Writes what stands of a mark where the rules look: on the dossier or on the record. */
export async function writeFlag(
  tx: Tx,
  place: { dossierId: DossierId; recordId: RecordId | null },
  mark: Mark,
  on: boolean,
): Promise<void> {
  const table = place.recordId ? 'record' : 'dossier';
  await tx.rows(`update archive.${table} set ${mark} = $2 where agency_id = core.agency_id() and id = $1`, [
    place.recordId ?? place.dossierId,
    on,
  ]);
}
