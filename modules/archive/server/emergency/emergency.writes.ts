import { newId, type PostId, type UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { EmergencyOpeningId, RecordId } from '../../contract/terms.ts';

export interface NewOpening {
  id: EmergencyOpeningId;
  recordId: RecordId | null;
  number: string | null;
  recordDate: string | null;
  reason: string;
  at: Date;
  hours: number;
}

/** Opens a record that the walls hide from the actor; nothing where they say that it may not be. */
export async function insertOpening(
  tx: Tx,
  opening: NewOpening,
): Promise<{ unit_id: UnitId; keepers: PostId[] } | undefined> {
  const [row] = await tx.rows<{ unit_id: UnitId; keepers: PostId[] }>(
    'select unit_id, keepers from archive.open_in_emergency($1, $2, $3, $4, $5, $6, $7)',
    [
      ...[opening.id, opening.recordId, opening.number, opening.recordDate],
      ...[opening.reason, opening.at, opening.hours],
    ],
  );
  return row;
}

export interface Reading {
  openingId: EmergencyOpeningId;
  position: number;
  act: 'shown' | 'downloaded';
  at: Date;
}

/** Writes down that a file is read; once where it is shown. True where a line was added. */
export async function insertReading(tx: Tx, { openingId, position, act, at }: Reading): Promise<boolean> {
  const rows = await tx.rows(
    `insert into archive.emergency_reading (agency_id, id, opening_id, position, act, at)
     values (core.agency_id(), $1, $2, $3, $4, $5) on conflict do nothing returning id`,
    [newId(), openingId, position, act, at],
  );
  return rows.length > 0;
}

export async function endOpening(tx: Tx, id: EmergencyOpeningId, by: string, at: Date): Promise<void> {
  await tx.rows(
    'update archive.emergency_opening set ended_by = $2, ended_at = $3 where agency_id = core.agency_id() and id = $1',
    [id, by, at],
  );
}

export async function keepReview(
  tx: Tx,
  id: EmergencyOpeningId,
  review: { by: string; at: Date; remark: string },
): Promise<void> {
  await tx.rows(
    `update archive.emergency_opening set reviewed_by = $2, reviewed_at = $3, remark = $4
     where agency_id = core.agency_id() and id = $1`,
    [id, review.by, review.at, review.remark],
  );
}
