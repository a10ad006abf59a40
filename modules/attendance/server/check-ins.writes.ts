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

const columns: Readonly<Record<string, (row: NewCheckIn) => unknown>> = {
  agency_id: ({ agencyId }) => agencyId,
  id: ({ id }) => id,
  person_id: ({ personId }) => personId,
  device_id: ({ deviceId }) => deviceId,
  direction: ({ direction }) => direction,
  day: ({ day }) => day,
  statement_hash: ({ statementHash }) => statementHash,
  at_once: ({ atOnce }) => atOnce,
  arrived_at: ({ arrivedAt }) => arrivedAt,
  counts_at: ({ countsAt }) => countsAt,
  earliest_at: ({ earliestAt }) => earliestAt,
  time_by: ({ timeBy }) => timeBy,
  time_remarks: ({ timeRemarks }) => JSON.stringify(timeRemarks),
  place_id: ({ placeId }) => placeId,
  verdict: ({ verdict }) => verdict,
  distance_m: ({ distanceM }) => distanceM,
  coarse_latitude: ({ coarseLatitude }) => coarseLatitude,
  coarse_longitude: ({ coarseLongitude }) => coarseLongitude,
  point_key: ({ pointKey }) => pointKey,
  second_proof: ({ secondProof }) => secondProof,
  photo_digest: ({ photoDigest }) => photoDigest,
  file_id: ({ photo }) => photo?.fileId ?? null,
  photo_until: ({ photo }) => photo?.until ?? null,
  standing: ({ standing }) => standing,
};
const names = Object.keys(columns);
const values = Object.values(columns);
const pointValues = ['float8', 'float8', 'float8', 'float8', 'bytea']
  .map((type, at) => `$${names.length + at + 1}::${type}`)
  .join(', ');
/** Written as text, once: building a statement of so many columns costs as much as sending it. */
const statementWith = (point: string) => `with taken as (
    insert into attendance.check_in (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})
    on conflict (agency_id, id) do nothing returning agency_id, id, person_id, day, counts_at)${point}
  select attendance.read_again() where not exists (select from taken)`;
const located = statementWith(`, located as (
    insert into attendance.point (agency_id, check_in_id, person_id, day, at, latitude, longitude, accuracy_m, altitude_m, signature)
    select agency_id, id, person_id, day, counts_at, ${pointValues} from taken)`);
const unlocated = statementWith('');

/** Where somebody stood, and what was signed about it. */
export interface Located {
  position: Position;
  signature: Buffer;
}

/**
 * Writes a check-in down, with the precise point where there is one. It travels with what comes after it: where one of
 * this id was written since the transaction looked, all of it begins anew.
 */
export function insertCheckIn(tx: Tx, row: NewCheckIn, at: Located | null): void {
  const own = values.map((of) => of(row));
  if (at) tx.send(located, [...own, ...pointOf(at)]);
  else tx.send(unlocated, own);
}

const pointOf = ({ position, signature }: Located): unknown[] => [
  ...[position.latitude, position.longitude, position.accuracyM, position.altitudeM, signature],
];

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
