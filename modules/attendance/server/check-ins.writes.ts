import type { FileId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Ground } from '../contract/check-ins.ts';
import type { Position } from '../contract/positions.ts';
import type { CheckInId, PlaceId } from '../contract/terms.ts';
import { db } from './attendance-db.ts';
import type { CheckInRow } from './check-ins.queries.ts';
import type { Day } from './rules/calendar-days.ts';

export interface NewCheckIn extends Omit<CheckInRow, 'riskScore' | 'riskReasons'> {
  agencyId: string;
  pointKey: Buffer | null;
  photo: { fileId: FileId; until: Day } | null;
}

/** Writes a check-in down; false where one of this id is there already. */
export async function insertCheckIn(tx: Tx, row: NewCheckIn): Promise<boolean> {
  const written = await tx.run(
    db
      .insertInto('attendance.check_in')
      .values({
        agency_id: row.agencyId,
        id: row.id,
        person_id: row.personId,
        device_id: row.deviceId,
        direction: row.direction,
        day: row.day,
        statement_hash: row.statementHash,
        at_once: row.atOnce,
        arrived_at: row.arrivedAt,
        counts_at: row.countsAt,
        earliest_at: row.earliestAt,
        time_by: row.timeBy,
        time_remarks: JSON.stringify(row.timeRemarks),
        place_id: row.placeId,
        verdict: row.verdict,
        distance_m: row.distanceM,
        coarse_latitude: row.coarseLatitude,
        coarse_longitude: row.coarseLongitude,
        point_key: row.pointKey,
        second_proof: row.secondProof,
        photo_digest: row.photoDigest,
        file_id: row.photo?.fileId ?? null,
        photo_until: row.photo?.until ?? null,
        standing: row.standing,
      })
      .onConflict((conflict) => conflict.columns(['agency_id', 'id']).doNothing()),
  );
  return written > 0;
}

/** Where somebody stood, and what was signed about it. */
export function insertPoint(tx: Tx, row: NewCheckIn, position: Position, signature: Buffer): void {
  tx.send(
    db.insertInto('attendance.point').values({
      agency_id: row.agencyId,
      check_in_id: row.id,
      person_id: row.personId,
      day: row.day,
      at: row.countsAt,
      latitude: position.latitude,
      longitude: position.longitude,
      accuracy_m: position.accuracyM,
      altitude_m: position.altitudeM,
      signature,
    }),
  );
}

export function insertReview(tx: Tx, row: NewCheckIn, grounds: readonly Ground[]): void {
  tx.send(
    db.insertInto('attendance.review').values({
      agency_id: row.agencyId,
      check_in_id: row.id,
      person_id: row.personId,
      grounds: [...grounds],
      state: 'waiting',
      opened_at: row.arrivedAt,
    }),
  );
}

/** Notes that a person used the code of a step; the key of the table refuses a second time. */
export async function insertCodeUse(
  tx: Tx,
  row: Pick<NewCheckIn, 'agencyId' | 'personId'> & { id: CheckInId },
  use: { placeId: PlaceId; step: number },
): Promise<void> {
  await tx.run(
    db.insertInto('attendance.code_use').values({
      agency_id: row.agencyId,
      person_id: row.personId,
      place_id: use.placeId,
      step: use.step,
      check_in_id: row.id,
    }),
  );
}

/** What a person settled about a check-in. */
export async function settleCheckIn(
  tx: Tx,
  id: CheckInId,
  standing: 'counts' | 'not-accepted',
  settledAt: Date | null,
): Promise<void> {
  await tx.rows(
    `update attendance.check_in set standing = $2, counts_at = coalesce($3, counts_at),
       time_by = case when $3::timestamptz is null then time_by else 'person' end
     where agency_id = core.agency_id() and id = $1`,
    [id, standing, settledAt],
  );
}
